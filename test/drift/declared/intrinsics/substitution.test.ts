import { ACCOUNT, factsOf, INHERITED, problemsOf, resolve, valueOf } from '../support';

const template = {
  Parameters: { Org: { Default: 'o-1' }, List: { Type: 'CommaDelimitedList', Default: 'a,b' }, Unknown: {} },
  Resources: { Reader: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'reader' } } },
};
const sub = (argument: unknown) => resolve({ 'Fn::Sub': argument }, template);

test.each<[unknown, string]>([
  ['plain', 'plain'],
  ['', ''],
  ['${Org}', 'o-1'],
  ['${Org}${Org}', 'o-1o-1'],
  ['arn:${AWS::Partition}:iam::${AWS::AccountId}:root', `arn:aws:iam::${ACCOUNT}:root`],
  ['${Reader}', 'reader'],
  ['<${Reader.Arn}>', `<arn:aws:iam::${ACCOUNT}:role/reader>`],
  ['${!aws:username}', '${aws:username}'],
  ['${!}', '${}'],
  ['$Org $ {Org} {Org}', '$Org $ {Org} {Org}'],
  ['x${Org', 'x${Org'],
  ['x}${Org}}', 'x}o-1}'],
  [['${a}-${Org}', { a: { Ref: 'AWS::Region' } }], 'us-east-1-o-1'],
  [['${Org}', { Org: 'own' }], 'own'],
  [['${Reader.Arn}', { 'Reader.Arn': 'own' }], 'own'],
  [['${n} ${t}', { n: 5, t: true }], '5 true'],
  [['${!a}', { a: 'b' }], '${a}'],
  [['${a}', { a: '${Org}' }], '${Org}'],
])('Fn::Sub of %j gives %s', (argument, text) => {
  expect(valueOf(sub(argument))).toBe(text);
});

test.each<[unknown, string]>([
  ['${Nobody}', '`Fn::Sub` of `Nobody` in stack Zoom: the template has no parameter and no resource of that name'],
  ['${}', '`Fn::Sub` of `` in stack Zoom: the template has no parameter and no resource of that name'],
  ['${Unknown}', '`Fn::Sub` of the parameter `Unknown` in stack Zoom: it has no default and the stack is not deployed'],
  [
    '${Reader.RoleId}',
    '`RoleId` of the resource `Reader` by `Fn::Sub` in stack Zoom: it is an attribute of AWS::IAM::Role that is known once deployed only',
  ],
  ['${List}', '`Fn::Sub` in stack Zoom: it takes a text, got a list'],
  ['${AWS::NoValue}', '`Fn::Sub` in stack Zoom: it takes a text, got nothing'],
  [['${a}', { a: { b: 1 } }], '`Fn::Sub` in stack Zoom: it takes a text, got an object'],
  [['${a}', []], '`Fn::Sub` in stack Zoom: it takes a text, or [text, variables], got a list'],
  [['${a}'], '`Fn::Sub` in stack Zoom: it takes a text, or [text, variables], got a list'],
  [['${a}', {}, {}], '`Fn::Sub` in stack Zoom: it takes a text, or [text, variables], got a list'],
  [[{ Ref: 'Org' }, {}], '`Fn::Sub` in stack Zoom: it takes a text, or [text, variables], got a list'],
  [{ Ref: 'Org' }, '`Fn::Sub` in stack Zoom: it takes a text, or [text, variables], got an object'],
  [null, '`Fn::Sub` in stack Zoom: it takes a text, or [text, variables], got null'],
])('Fn::Sub of %j is named', (argument, problem) => {
  expect(problemsOf(sub(argument))).toEqual([problem]);
});

test('all that is not known is named, each once', () => {
  const problems = problemsOf(sub('${Nobody} ${Unknown} ${Org} ${Nobody}'));
  expect(problems.map(problem => /`(\w+)` in stack/.exec(problem)?.[1])).toEqual(['Nobody', 'Unknown']);
});

test('a variable that is not used need not be known', () => {
  expect(valueOf(sub(['${Org}', { a: { Ref: 'Nobody' } }]))).toBe('o-1');
});

test.each(INHERITED)('${%s} is a name like any other', name => {
  expect(problemsOf(sub([`\${${name}}`, {}]))[0]).toContain('no parameter and no resource');
  expect(problemsOf(sub([`\${${name}.constructor}`, {}]))[0]).toContain('no resource of that name');
  expect(valueOf(sub([`\${${name}}`, JSON.parse(`{"${name}": "own"}`)]))).toBe('own');
});

test('the physical ids of a deployed stack count', () => {
  const facts = factsOf({ physicalIds: { Bucket: 'zoom-bucket' } });
  const resources = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };
  expect(valueOf(resolve({ 'Fn::Sub': 'arn:aws:s3:::${Bucket}' }, resources, { facts }))).toBe(
    'arn:aws:s3:::zoom-bucket',
  );
});
