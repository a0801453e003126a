import { covers, mayCover, parsePolicy } from '../../../../lib/drift/terraform/oci-policy';

function grantOf(statement: string) {
  const { grants } = parsePolicy([statement]);
  if (grants.length !== 1) throw new Error(`${statement} is ${grants.length} grants`);
  return grants[0];
}

const allow = (what: string) => grantOf(`Allow ${what}`);
const OCID = (name: string) => `ocid1.compartment.oc1..${name}`;

test.each([
  ['group A to manage keys in tenancy', 'group A to inspect keys in tenancy'],
  ['group A to use keys in tenancy', 'group A to use keys in compartment B'],
  ['group A to use all-resources in compartment B', 'group A to use keys in compartment B'],
  ['any-user to use keys in tenancy', 'group A to use keys in tenancy'],
  ['any-user to use keys in tenancy', 'service A to use keys in tenancy'],
  ['any-user to use keys in tenancy', 'any-group to use keys in tenancy'],
  ['any-group to use keys in tenancy', 'dynamic-group A to use keys in tenancy'],
  ['group A to {X, Y} in tenancy', 'group A to {Y} in tenancy'],
  ['group A to use keys in tenancy', "group A to use keys in tenancy where a = '1'"],
  ["group A to use keys in tenancy where a = '1'", "group A to read keys in tenancy where A='1'"],
])('%s covers %s, and not the other way round', (wide, narrow) => {
  expect(covers(allow(wide), allow(narrow))).toBe(true);
  expect(covers(allow(narrow), allow(wide))).toBe(false);
});

test.each([
  ['group A to use keys in tenancy', 'group B to use keys in tenancy'],
  ['group A to use keys in tenancy', 'dynamic-group A to use keys in tenancy'],
  ['group A to use keys in tenancy', 'group id A to use keys in tenancy'],
  ['any-group to use keys in tenancy', 'service A to use keys in tenancy'],
  ['group A to use keys in tenancy', 'group A to use vaults in tenancy'],
  ['group A to use keys in compartment A', 'group A to use keys in compartment B'],
  [`group A to use keys in compartment id ${OCID('a')}`, `group A to use keys in compartment id ${OCID('b')}`],
])('%s has nothing to do with %s', (one, other) => {
  for (const [wide, narrow] of [
    [one, other],
    [other, one],
  ]) {
    expect([covers(allow(wide), allow(narrow)), mayCover(allow(wide), allow(narrow))]).toEqual([false, false]);
  }
});

test.each([
  ["group A to use keys in tenancy where a = '1'", "group A to use keys in tenancy where a = '2'"],
  [`group A to use keys in compartment id ${OCID('a')}`, 'group A to use keys in compartment A'],
  ['group A to {KEY_ENCRYPT} in tenancy', 'group A to use keys in tenancy'],
])('%s may cover %s, and the other way round', (one, other) => {
  for (const [wide, narrow] of [
    [one, other],
    [other, one],
  ]) {
    expect([covers(allow(wide), allow(narrow)), mayCover(allow(wide), allow(narrow))]).toEqual([false, true]);
  }
});

test('an admission is of the tenancy that comes, and an endorsement of the tenancy that it goes to', () => {
  const define = ['Define tenancy T as ocid1.t', 'Define tenancy U as ocid1.u', 'Define group G as ocid1.g'];
  const [grantT, grantU, any] = ['tenancy T', 'tenancy U', 'any-tenancy'].map(
    tenancy => parsePolicy([...define, `Admit group G of ${tenancy} to use keys in tenancy`]).grants[0],
  );
  expect([covers(grantT, grantU), covers(any, grantT), covers(grantT, any)]).toEqual([false, true, false]);
  const [one, all, own] = ['tenancy T', 'any-tenancy', 'tenancy'].map(
    tenancy => parsePolicy([...define, `Endorse group G to use keys in ${tenancy}`]).grants[0],
  );
  expect([covers(all, one), covers(one, all), covers(own, one)]).toEqual([true, false, false]);
});
