import { parseStatement, Statement } from '../../../../lib/drift/terraform/oci-policy';

const KEYS = { verb: 'use', resourceType: 'keys' };
const TENANCY = { within: 'tenancy' } as const;

test.each<[string, Statement]>([
  [
    'Define tenancy Zoom as ocid1.tenancy.oc1..a',
    { kind: 'define', what: 'tenancy', name: 'zoom', ocid: 'ocid1.tenancy.oc1..a' },
  ],
  [
    'define GROUP Zoom AS OCID: ocid1.group.oc1..a',
    { kind: 'define', what: 'group', name: 'zoom', ocid: 'ocid1.group.oc1..a' },
  ],
  [
    'Admit group Brokers of tenancy Zoom to use keys in tenancy',
    {
      kind: 'admit',
      subjects: [{ type: 'group', principal: { name: 'brokers' }, tenancy: { name: 'zoom' } }],
      ...{ action: KEYS, location: TENANCY },
    },
  ],
  [
    'Admit any-user of any-tenancy to use keys in tenancy',
    { kind: 'admit', subjects: [{ type: 'any-user', tenancy: 'any' }], action: KEYS, location: TENANCY },
  ],
  [
    "Allow group 'Default'/'Key Admins', group Other, id ocid1.group.oc1..a to use keys in compartment A:B",
    {
      kind: 'allow',
      subjects: ['default/key admins', 'other']
        .map(name => ({ type: 'group', principal: { name } }))
        .concat([{ type: 'group', principal: { id: 'ocid1.group.oc1..a' } } as any]),
      ...{ action: KEYS, location: { within: 'compartment', compartment: { name: 'a:b' } } },
    },
  ],
  [
    'Allow service blockstorage, objectstorage-us-ashburn-1 to use keys in compartment id ocid1.compartment.oc1..a',
    {
      kind: 'allow',
      subjects: ['blockstorage', 'objectstorage-us-ashburn-1'].map(name => ({ type: 'service', principal: { name } })),
      ...{ action: KEYS, location: { within: 'compartment', compartment: { id: 'ocid1.compartment.oc1..a' } } },
    },
  ],
  [
    'Allow any-group to {KEY_READ,KEY_ENCRYPT, KEY_READ} in tenancy',
    {
      kind: 'allow',
      subjects: [{ type: 'any-group' }],
      ...{ action: { permissions: ['key_encrypt', 'key_read'] }, location: TENANCY },
    },
  ],
  [
    'Endorse group Admins to manage object-family in any-tenancy',
    {
      kind: 'endorse',
      subjects: [{ type: 'group', principal: { name: 'admins' } }],
      ...{ action: { verb: 'manage', resourceType: 'object-family' }, location: { within: 'tenancy', tenancy: 'any' } },
    },
  ],
  [
    'Endorse group Admins to use keys in tenancy Other',
    {
      kind: 'endorse',
      subjects: [{ type: 'group', principal: { name: 'admins' } }],
      ...{ action: KEYS, location: { within: 'tenancy', tenancy: { name: 'other' } } },
    },
  ],
])('`%s` is understood', (text, statement) => {
  expect(parseStatement(text)).toEqual(statement);
});

test.each([
  '',
  'Allow',
  'Deny group A to use keys in tenancy',
  'Allow group A to use keys',
  'Allow group A to use keys in',
  'Allow group A to use keys in tenancy where',
  "Allow group A to use keys in tenancy where a = 'b', c = 'd'",
  'Allow group A to associate keys in tenancy with vaults in tenancy B',
  'Allow group to use keys in tenancy',
  'Allow group A, to use keys in tenancy',
  'Allow group A to use { in tenancy',
  'Allow group A to {} in tenancy',
  'Admit group A to use keys in tenancy',
  'Define group A as',
  'Define key A as ocid1',
  'Allow group A to use keys in tenancy B C',
  `Allow group A to use keys in tenancy where ${'any{'.repeat(100)}a = 'b'${'}'.repeat(100)}`,
  `Allow group A to use keys in tenancy where ${'any{'.repeat(5000)}`,
  `Allow group ${'A'.repeat(20_000)} to use keys in tenancy`,
])('`%s` is not', text => {
  expect(parseStatement(text)).toBeUndefined();
});

describe('conditions', () => {
  const conditionOf = (text: string) => {
    const statement = parseStatement(`Allow any-user to use keys in tenancy where ${text}`);
    return statement && 'condition' in statement ? statement.condition : undefined;
  };

  test.each([
    ["TARGET.key.id='OCID1'", "target.key.id = 'ocid1'"],
    ['target.key.id = "ocid1"', "target.key.id = 'ocid1'"],
    ["any { b = '2' ,a='1' }", "any { a = '1', b = '2' }"],
    ["any { a = '1', a='1' }", "a = '1'"],
    ["all { a = '1', all { c = '3', b = '2' } }", "all { a = '1', b = '2', c = '3' }"],
    ["all { any { b = '2', c = '3' }, a = '1' }", "all { a = '1', any { b = '2', c = '3' } }"],
    ['target.group.name != /A-*/', 'target.group.name != /a-*/'],
    ["request.utc-timestamp before '2027-01-01T00:00Z'", "request.utc-timestamp before '2027-01-01t00:00z'"],
    ["request.region in ('b', 'a')", "request.region in ( 'b' , 'a' )"],
  ])('%s is %s', (text, normal) => {
    expect(conditionOf(text)).toBe(normal);
    expect(conditionOf(normal)).toBe(normal);
  });

  test.each([
    ["any { a = '1', b = '2' }", "all { a = '1', b = '2' }"],
    ["a = '1'", "a != '1'"],
    ["a = 'b , c'", "a = 'b, c'"],
    ["any { a = 'x , b = y' , c = '1' }", "any { a = 'x, b = y', c = '1' }"],
    ['a = /b*/', "a = 'b*'"],
    [`a = "it's"`, `a = 'it' s`],
  ])('%s is not %s', (one, other) => {
    expect(conditionOf(one)).toBeDefined();
    expect(conditionOf(one)).not.toBe(conditionOf(other));
  });

  test.each(['a =', "= 'a'", "any a = 'b'", 'any {}', "any { a = 'b'", "a = 'b' }", "a = ( 'b'", "a = 'b' )", 'a'])(
    '%s is none',
    text => {
      expect(conditionOf(text)).toBeUndefined();
    },
  );
});
