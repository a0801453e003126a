import { parsePolicy, abilityInWords } from '../../../../lib/drift/terraform/oci-policy';

const DEFINES = ['Define tenancy T as ocid1.tenancy', 'Define group G as ocid1.group'];
const inWords = (...statements: string[]) =>
  parsePolicy(statements).grants.map(grant => `${grant.who} to ${abilityInWords(grant)}`);

test('names that the policy defines are resolved, in any order', () => {
  const admit = 'Admit group G of tenancy T to use keys in tenancy';
  const expected = ['group id ocid1.group of tenancy id ocid1.tenancy to use keys in tenancy'];
  expect(inWords(...DEFINES, admit)).toEqual(expected);
  expect(inWords(admit, ...DEFINES)).toEqual(expected);
});

test('groups of the own tenancy keep their names, whatever the policy defines', () => {
  expect(inWords(...DEFINES, 'Allow group G to use keys in tenancy')).toEqual(['group g to use keys in tenancy']);
});

test.each<[string, string[], string[]]>([
  [
    'a name that nobody defines',
    ['Admit group G of tenancy T to use keys in tenancy'],
    ['admit group g of tenancy t to use keys in tenancy'],
  ],
  [
    'a name that is defined as two things',
    [...DEFINES, 'Define group G as ocid1.other', 'Admit group G of tenancy T to use keys in tenancy'],
    [
      'admit group g of tenancy t to use keys in tenancy',
      'define group g as ocid1.group',
      'define group g as ocid1.other',
    ],
  ],
  ['another form', ['Deny  any-user to use keys\nin tenancy'], ['deny any-user to use keys in tenancy']],
])('%s is not understood', (_, statements, unparsed) => {
  expect(parsePolicy(statements)).toMatchObject({ grants: [], unparsed });
});

test('a name that is defined twice as the same is understood', () => {
  const { grants, unparsed } = parsePolicy([
    ...DEFINES,
    ...DEFINES,
    'Admit group G of tenancy T to use keys in tenancy',
  ]);
  expect([grants.length, unparsed]).toEqual([1, []]);
});

test('a family, and several groups, are one grant each', () => {
  expect(inWords('Allow group A, B to read key-family in tenancy')).toEqual(
    ['a', 'b'].flatMap(group =>
      ['vaults', 'keys', 'key-delegate'].map(each => `group ${group} to read ${each} in tenancy`),
    ),
  );
});
