import {
  ACCOUNT,
  EAST,
  EAST_ARN,
  factsOf,
  INHERITED,
  KEY_ID,
  OTHER_KEY_ID,
  problemsOf,
  resolve,
  valueOf,
  WEST_ARN,
} from '../support';

const iam = (Type: string, Properties: object) => ({ Resources: { Reader: { Type, Properties } } });
const key = (Type = 'AWS::KMS::Key') => ({ Resources: { Cmk: { Type } } });
const deployedKey = { facts: factsOf({ physicalIds: { Cmk: KEY_ID } }) };

describe.each(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'])('of %s', Type => {
  test.each<[unknown]>([[['Cmk', 'Arn']], ['Cmk.Arn'], [['Cmk', { 'Fn::Sub': 'Arn' }]]])(
    'the ARN is that of the deployed key: %j',
    argument => {
      expect(valueOf(resolve({ 'Fn::GetAtt': argument }, key(Type), deployedKey))).toBe(EAST_ARN);
    },
  );

  test('the id is that of the deployed key', () => {
    expect(valueOf(resolve({ 'Fn::GetAtt': ['Cmk', 'KeyId'] }, key(Type), deployedKey))).toBe(KEY_ID);
  });

  test('ARN and id are those that it is bound to, whatever is deployed', () => {
    const bound = {
      facts: factsOf({ physicalIds: { Cmk: OTHER_KEY_ID } }),
      keyArns: new Map([['Cmk', WEST_ARN]]),
    };
    expect(valueOf(resolve([{ 'Fn::GetAtt': 'Cmk.Arn' }, { 'Fn::GetAtt': 'Cmk.KeyId' }], key(Type), bound))).toEqual([
      WEST_ARN,
      KEY_ID,
    ]);
  });

  test.each(['Arn', 'KeyId'])('the %s is named where the key is not deployed', name => {
    const what = `\`${name}\` of the resource \`Cmk\` by \`Fn::GetAtt\` in stack Zoom`;
    const node = { 'Fn::GetAtt': ['Cmk', name] };
    expect(problemsOf(resolve(node, key(Type)))).toEqual([`${what}: the stack is not deployed`]);
    expect(problemsOf(resolve(node, key(Type), { facts: factsOf() }))).toEqual([
      `${what}: the deployed stack does not have it`,
    ]);
  });
});

test.each(['account', 'region'])('the ARN of a deployed key is named where the %s is not known', unknown => {
  const resolution = resolve({ 'Fn::GetAtt': 'Cmk.Arn' }, key(), { ...deployedKey, [unknown]: undefined });
  expect(problemsOf(resolution)[0]).toContain('`Arn` of the resource `Cmk`');
});

test.each<[string, object, string]>([
  ['AWS::IAM::Role', { RoleName: 'reader' }, `arn:aws:iam::${ACCOUNT}:role/reader`],
  ['AWS::IAM::Role', { RoleName: 'reader', Path: '/zoom/' }, `arn:aws:iam::${ACCOUNT}:role/zoom/reader`],
  ['AWS::IAM::User', { UserName: { Ref: 'AWS::Region' } }, `arn:aws:iam::${ACCOUNT}:user/${EAST}`],
])('the ARN of %s is made of its name: %j', (Type, properties, arn) => {
  expect(valueOf(resolve({ 'Fn::GetAtt': 'Reader.Arn' }, iam(Type, properties)))).toBe(arn);
});

test('the ARN of a role without a name in the code has the deployed one, and the partition of its Region', () => {
  const template = iam('AWS::IAM::Role', {});
  const facts = factsOf({ physicalIds: { Reader: 'Zoom-Reader-1' } });
  expect(valueOf(resolve({ 'Fn::GetAtt': 'Reader.Arn' }, template, { facts, region: 'us-gov-west-1' }))).toBe(
    `arn:aws-us-gov:iam::${ACCOUNT}:role/Zoom-Reader-1`,
  );
  expect(problemsOf(resolve({ 'Fn::GetAtt': 'Reader.Arn' }, template))).toEqual([
    '`Arn` of the resource `Reader` by `Fn::GetAtt` in stack Zoom: the stack is not deployed',
  ]);
});

test.each(['account', 'region'])('the ARN of a role is named where the %s is not known', unknown => {
  const template = iam('AWS::IAM::Role', { RoleName: 'reader' });
  expect(problemsOf(resolve({ 'Fn::GetAtt': 'Reader.Arn' }, template, { [unknown]: undefined }))).toEqual([
    '`Arn` of the resource `Reader` by `Fn::GetAtt` in stack Zoom: neither the code nor a deployed stack tells the account and Region',
  ]);
});

test('a path that is no text is named, its resource without control characters', () => {
  const name = 'R\u001b[31m\u202e';
  const template = { Resources: { [name]: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'x', Path: [] } } } };
  expect(problemsOf(resolve({ 'Fn::GetAtt': [name, 'Arn'] }, template))).toEqual([
    '`the Path of R?[31m?` in stack Zoom: it takes a text, got a list',
  ]);
});

test.each<[unknown, string]>([
  [['Nobody', 'Arn'], '`Arn` of the resource `Nobody` by `Fn::GetAtt` in stack Zoom: the template has no resource'],
  [['Cmk', 'Nonsense'], 'it is an attribute of AWS::KMS::Key that is known once deployed only'],
  [['Cmk', 'Arn.More'], 'it is an attribute of AWS::KMS::Key that is known once deployed only'],
  ['Cmk.Arn.More', '`Arn.More` of the resource `Cmk`'],
  ['Cmk', "it takes [resource, attribute], got 'Cmk'"],
  [['Cmk'], 'it takes [resource, attribute], got a list'],
  [['Cmk', 'Arn', 'more'], 'it takes [resource, attribute], got a list'],
  [[['Cmk'], 'Arn'], 'it takes [resource, attribute], got a list'],
  [{}, 'it takes [resource, attribute], got an object'],
  [null, 'it takes [resource, attribute], got null'],
  [['Cmk', ['Arn']], 'it takes a text, got a list'],
  [['Cmk', { Ref: 'Nobody' }], '`Ref` of `Nobody`'],
])('Fn::GetAtt of %j is named', (argument, problem) => {
  expect(problemsOf(resolve({ 'Fn::GetAtt': argument }, key(), deployedKey))[0]).toContain(problem);
});

test.each<[unknown]>([[undefined], [null], [[]], [{ toString: 1 }], [[{ toString: 1 }]]])(
  'an attribute of a resource whose type is %j is named',
  Type => {
    expect(problemsOf(resolve({ 'Fn::GetAtt': 'Cmk.Arn' }, { Resources: { Cmk: { Type } } }))[0]).toContain(
      'it is an attribute of an unknown type that is known once deployed only',
    );
  },
);

test.each(INHERITED)('Fn::GetAtt of %s finds nothing that every object has', name => {
  expect(problemsOf(resolve({ 'Fn::GetAtt': [name, 'Arn'] }, { Resources: {} }))[0]).toContain('no resource');
  const template = JSON.parse(`{"Resources": {"${name}": {"Type": "AWS::KMS::Key"}}}`);
  const facts = factsOf({ physicalIds: JSON.parse(`{"${name}": "${KEY_ID}"}`) });
  expect(valueOf(resolve({ 'Fn::GetAtt': [name, 'Arn'] }, template, { facts }))).toBe(EAST_ARN);
});
