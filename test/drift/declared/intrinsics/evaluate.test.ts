import { INHERITED, problemsOf, resolve, valueOf } from '../support';

test.each<[unknown]>([
  ['text'],
  [''],
  [5],
  [true],
  [null],
  [[]],
  [{}],
  [{ a: [1, { b: null }] }],
  [{ Ref: 'AWS::Region', more: 1 }],
  [{ 'Fn::Sub': '${x}', 'Fn::Join': [] }],
  [{ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
  [{ ref: 'AWS::Region' }],
])('%j is no function, and stays as it is', node => {
  expect(valueOf(resolve(node))).toEqual(node);
});

test('functions are evaluated wherever they are', () => {
  expect(valueOf(resolve({ a: [{ b: { Ref: 'AWS::Region' } }], c: { 'Fn::Sub': '${AWS::StackName}' } }))).toEqual({
    a: [{ b: 'us-east-1' }],
    c: 'Zoom',
  });
});

test('what is AWS::NoValue is left out of lists and objects', () => {
  const none = { Ref: 'AWS::NoValue' };
  expect(valueOf(resolve({ a: none, b: [none, 1, none], c: { d: none } }))).toEqual({ b: [1], c: {} });
});

test('all that is not known is named, each once', () => {
  const node = { a: { Ref: 'One' }, b: [{ Ref: 'Two' }, { Ref: 'One' }], c: { 'Fn::GetAZs': '' } };
  expect(problemsOf(resolve(node))).toEqual([
    '`Ref` of `One` in stack Zoom: the template has no parameter and no resource of that name',
    '`Ref` of `Two` in stack Zoom: the template has no parameter and no resource of that name',
    '`Fn::GetAZs` in stack Zoom: this function is not evaluated here',
  ]);
});

test.each(['Fn::Transform', 'Fn::Cidr', 'Fn::GetAZs', 'Fn::ForEach::Loop', 'Fn::And', 'Fn::'])(
  'the function %s is named, and what is in it is no value',
  name => {
    expect(problemsOf(resolve({ a: { [name]: 'x' } }))).toEqual([
      `\`${name}\` in stack Zoom: this function is not evaluated here`,
    ]);
  },
);

test.each<[unknown]>([
  ['{{resolve:ssm:/org}}'],
  ['a {{resolve:secretsmanager:zoom:SecretString:org}} b'],
  [{ 'Fn::Join': ['', ['{{resol', 've:ssm:/org}}']] }],
  [{ 'Fn::Sub': '{{resolve:ssm:/${AWS::Region}}}' }],
  [{ Ref: 'Org' }],
  [{ Ref: 'Orgs' }],
  [{ 'Fn::Join': [',', { Ref: 'Orgs' }] }],
])('the dynamic reference in %j is named', node => {
  const template = {
    Parameters: {
      Org: { Default: '{{resolve:ssm:/org}}' },
      Orgs: { Type: 'CommaDelimitedList', Default: 'o-1, {{resolve:ssm:/org}}' },
    },
  };
  expect(problemsOf(resolve(node, template))[0]).toMatch(
    /^the dynamic reference `.*\{\{resolve:.*` in stack Zoom: CloudFormation reads it when it deploys$/,
  );
});

test('names of what every object has are members like any other', () => {
  const text = `{${INHERITED.map(name => `"${name}": {"Ref": "AWS::Region"}`).join()}}`;
  const value = valueOf(resolve(JSON.parse(text))) as object;
  expect(Object.entries(value)).toEqual(INHERITED.map(name => [name, 'us-east-1']));
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test('what messages show of a template is cut, and has nothing that controls a terminal', () => {
  const name = `\u001b[2J\n\u202e${'x'.repeat(10_000)}`;
  const nodes = [
    { Ref: name },
    { [`Fn::${name}`]: 1 },
    { 'Fn::Sub': `\${${name}}` },
    { 'Fn::GetAtt': [name, name] },
    { 'Fn::FindInMap': [name, name, name] },
    { 'Fn::If': [name, 1, 2] },
    { 'Fn::ImportValue': name },
    { 'Fn::GetStackOutput': { StackName: name, OutputName: name, Region: name } },
    `{{resolve:${name}`,
  ];
  for (const node of nodes) {
    const [problem] = problemsOf(resolve(node, {}, { name }));
    expect(problem.length).toBeLessThan(800);
  }
});
