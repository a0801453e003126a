import { ACCOUNT, EAST, EAST_ARN, factsOf, INHERITED, KEY_ID, problemsOf, resolve, valueOf } from '../support';

const cnRegion = { region: 'cn-north-1' };

describe('a pseudo parameter', () => {
  test.each([
    ['AWS::AccountId', ACCOUNT, {}],
    ['AWS::Region', EAST, {}],
    ['AWS::Partition', 'aws', {}],
    ['AWS::Partition', 'aws-cn', cnRegion],
    ['AWS::URLSuffix', 'amazonaws.com', {}],
    ['AWS::URLSuffix', 'amazonaws.com.cn', cnRegion],
    ['AWS::StackName', 'Zoom', {}],
    ['AWS::StackId', factsOf().id, { facts: factsOf() }],
    ['AWS::NoValue', undefined, {}],
  ])('%s gives %s', (name, value, overrides) => {
    expect(valueOf(resolve({ Ref: name }, {}, overrides))).toBe(value);
  });

  test.each([
    ['AWS::AccountId', { account: undefined }],
    ['AWS::Region', { region: undefined }],
    ['AWS::Partition', { region: undefined }],
    ['AWS::URLSuffix', { region: undefined }],
    ['AWS::StackId', {}],
    ['AWS::NotificationARNs', { facts: factsOf() }],
  ])('%s is named where nobody tells it', (name, overrides) => {
    expect(problemsOf(resolve({ Ref: name }, {}, overrides))).toEqual([
      `\`Ref\` of \`${name}\` in stack Zoom: neither the code nor a deployed stack tells it`,
    ]);
  });

  test('wins over a parameter and a resource of its name', () => {
    const template = { Parameters: { 'AWS::Region': { Default: 'x' } }, Resources: { 'AWS::Region': {} } };
    expect(valueOf(resolve({ Ref: 'AWS::Region' }, template))).toBe(EAST);
  });
});

describe('a parameter', () => {
  const org = (definition: unknown, deployed?: string) =>
    resolve(
      { Ref: 'Org' },
      { Parameters: { Org: definition } },
      { facts: deployed === undefined ? undefined : factsOf({ parameters: { Org: deployed } }) },
    );

  test.each([
    ['text', { Type: 'String', Default: 'o-1' }, undefined, 'o-1'],
    ['empty text', { Type: 'String', Default: '' }, undefined, ''],
    ['number', { Type: 'Number', Default: 5 }, undefined, '5'],
    ['text with a comma', { Type: 'String', Default: 'a,b' }, undefined, 'a,b'],
    ['list', { Type: 'CommaDelimitedList', Default: 'a, b ,c' }, undefined, ['a', 'b', 'c']],
    ['list of numbers', { Type: 'List<Number>', Default: '1,2' }, undefined, ['1', '2']],
    ['deployed text', { Type: 'String', Default: 'o-1' }, 'o-2', 'o-2'],
    ['deployed text without a default', { Type: 'String' }, 'o-2', 'o-2'],
    ['deployed empty text', { Type: 'String', Default: 'o-1' }, '', ''],
    ['deployed list', { Type: 'CommaDelimitedList' }, 'a,b', ['a', 'b']],
    ['deployed value from SSM', { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/org' }, 'o-3', 'o-3'],
    ['deployed list from SSM', { Type: 'AWS::SSM::Parameter::Value<List<String>>' }, 'a,b', ['a', 'b']],
    ['deployed name of SSM', { Type: 'AWS::SSM::Parameter::Name', Default: '/org' }, undefined, '/org'],
    ['value without a type', { Default: 'o-1' }, undefined, 'o-1'],
    ['value of no type', { Type: { toString: 1 }, Default: 'o-1' }, undefined, 'o-1'],
  ])('gives its %s', (_, definition, deployed, value) => {
    expect(valueOf(org(definition, deployed))).toEqual(value);
  });

  test.each([
    ['has no default and no stack', { Type: 'String' }, undefined, 'it has no default and the stack is not deployed'],
    ['is no object', null, undefined, 'it has no default and the stack is not deployed'],
    ['has a default of no text', { Default: ['a'] }, undefined, 'it has no default and the stack is not deployed'],
    ['is masked', { Type: 'String', Default: 'x' }, '****', 'CloudFormation does not show its value (NoEcho)'],
    [
      'names an SSM parameter',
      { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/org' },
      undefined,
      "its value is that of the SSM parameter '/org', which is not read",
    ],
  ])('that %s is named', (_, definition, deployed, reason) => {
    expect(problemsOf(org(definition, deployed))).toEqual([
      `\`Ref\` of the parameter \`Org\` in stack Zoom: ${reason}`,
    ]);
  });

  test('that the deployed stack lacks is named', () => {
    const resolution = resolve({ Ref: 'Org' }, { Parameters: { Org: {} } }, { facts: factsOf() });
    expect(problemsOf(resolution)).toEqual([
      '`Ref` of the parameter `Org` in stack Zoom: it has no default and the deployed stack lacks it',
    ]);
  });

  test('that the template has no more is named, though the deployed stack has it', () => {
    const resolution = resolve({ Ref: 'Org' }, {}, { facts: factsOf({ parameters: { Org: 'o-1' } }) });
    expect(problemsOf(resolution)).toEqual([
      '`Ref` of `Org` in stack Zoom: the template has no parameter and no resource of that name',
    ]);
  });
});

describe('a resource', () => {
  const cmk = { Resources: { Cmk: { Type: 'AWS::KMS::Key' } } };
  const deployed = { facts: factsOf({ physicalIds: { Cmk: KEY_ID, Reader: 'Zoom-Reader-1' } }) };
  const role = (RoleName: unknown) => ({ Resources: { Reader: { Type: 'AWS::IAM::Role', Properties: { RoleName } } } });

  test('gives its physical id', () => {
    expect(valueOf(resolve({ Ref: 'Cmk' }, cmk, deployed))).toBe(KEY_ID);
  });

  test('that is a key gives the id of the ARN that it is bound to, whatever is deployed', () => {
    const keyArns = new Map([['Cmk', EAST_ARN]]);
    const facts = factsOf({ physicalIds: { Cmk: 'mrk-other' } });
    expect(valueOf(resolve({ Ref: 'Cmk' }, cmk, { facts, keyArns }))).toBe(KEY_ID);
  });

  test.each([
    ['AWS::IAM::Role', 'RoleName'],
    ['AWS::IAM::User', 'UserName'],
    ['AWS::KMS::Alias', 'AliasName'],
  ])('of the type %s gives the name that the code gives it, deployed or not', (Type, property) => {
    const template = { Resources: { Reader: { Type, Properties: { [property]: { 'Fn::Sub': 'x-${AWS::Region}' } } } } };
    expect(valueOf(resolve({ Ref: 'Reader' }, template))).toBe('x-us-east-1');
    expect(valueOf(resolve({ Ref: 'Reader' }, template, deployed))).toBe('x-us-east-1');
  });

  test.each([
    ['is not told', { Ref: 'Nobody' }],
    ['is left out', { Ref: 'AWS::NoValue' }],
    ['is no text', ['x']],
    ['is a circle', { Ref: 'Reader' }],
  ])('whose name %s in the code has the deployed one, or is named', (_, RoleName) => {
    expect(valueOf(resolve({ Ref: 'Reader' }, role(RoleName), deployed))).toBe('Zoom-Reader-1');
    expect(problemsOf(resolve({ Ref: 'Reader' }, role(RoleName)))).toEqual([
      '`Ref` of the resource `Reader` in stack Zoom: the stack is not deployed',
    ]);
  });

  test('that the deployed stack lacks is named', () => {
    expect(problemsOf(resolve({ Ref: 'Cmk' }, cmk, { facts: factsOf() }))).toEqual([
      '`Ref` of the resource `Cmk` in stack Zoom: the deployed stack does not have it',
    ]);
  });
});

test.each([[['x']], [{ Ref: 'AWS::Region' }], [5], [null]])('a Ref of %j is named', argument => {
  expect(problemsOf(resolve({ Ref: argument }))[0]).toMatch(
    /^`Ref` in stack Zoom: it takes the name of a parameter or resource, got /,
  );
});

test.each(INHERITED)('a Ref of %s finds nothing that every object has', name => {
  const node = JSON.parse(`{"Ref": "${name}"}`);
  expect(problemsOf(resolve(node, { Parameters: {}, Resources: {} }))[0]).toContain('no parameter and no resource');
  const template = JSON.parse(`{"Parameters": {"${name}": {"Default": "own"}}}`);
  expect(valueOf(resolve(node, template))).toBe('own');
});
