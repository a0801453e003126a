import { Resolver } from '../../../../lib/drift/declared/intrinsics';
import {
  ACCOUNT,
  EAST,
  EAST_ARN,
  factsOf,
  INHERITED,
  KEY_ID,
  OTHER_ACCOUNT,
  OTHER_KEY_ID,
  problemsOf,
  resolve,
  scopeOf,
  valueOf,
  WEST,
} from '../support';

const producing = (Outputs: object, overrides: Parameters<typeof scopeOf>[1] = {}, more: object = {}) =>
  scopeOf({ Outputs, ...more }, { name: 'Producer', ...overrides });
const output = (OutputName: unknown, more: object = {}) => ({
  'Fn::GetStackOutput': { StackName: 'Producer', OutputName, ...more },
});
const cmk = { Resources: { Cmk: { Type: 'AWS::KMS::Key' } } };
const arnOutput = { Arn: { Value: { 'Fn::GetAtt': ['Cmk', 'Arn'] } } };

describe('Fn::GetStackOutput', () => {
  const producer = producing({ Where: { Value: { 'Fn::Sub': '${AWS::StackName} in ${AWS::Region}' } } });

  test('gives what the template of the other stack makes, by what is known of that stack', () => {
    const west = producing({ Where: { Value: { 'Fn::Sub': '${AWS::StackName} ${AWS::Region}' } } }, { region: WEST });
    expect(valueOf(resolve(output('Where', { Region: WEST }), {}, {}, west))).toBe('Producer us-west-2');
  });

  test("means the stack's own Region where none is given", () => {
    expect(valueOf(resolve(output('Where'), {}, {}, producer))).toBe('Producer in us-east-1');
    expect(problemsOf(resolve(output('Where'), {}, { region: WEST }, producer))).toEqual([
      '`Fn::GetStackOutput` of `Where` of stack Producer in stack Zoom: no stack of that name is known in us-west-2',
    ]);
  });

  test("finds the other stack where its Region, or this stack's, is not known", () => {
    expect(valueOf(resolve(output('Where'), {}, { region: undefined }, producer))).toBe('Producer in us-east-1');
    const agnostic = producing({ Where: { Value: 'somewhere' } }, { region: undefined });
    expect(valueOf(resolve(output('Where'), {}, {}, agnostic))).toBe('somewhere');
    expect(problemsOf(resolve(output('Where'), {}, { region: undefined }))[0]).toContain('is known in its Region');
  });

  test.each([
    ['own account', {}, 'mine'],
    ["role's account", { RoleArn: `arn:aws:iam::${OTHER_ACCOUNT}:role/reader` }, 'theirs'],
    ['own account, where the role is no ARN', { RoleArn: 'reader' }, 'mine'],
  ])('means the %s', (_, more, value) => {
    const mine = producing({ Where: { Value: 'mine' } });
    const theirs = producing({ Where: { Value: 'theirs' } }, { account: OTHER_ACCOUNT });
    expect(valueOf(resolve(output('Where', more), {}, {}, theirs, mine))).toBe(value);
  });

  test('is named where several stacks may be meant', () => {
    expect(problemsOf(resolve(output('Where'), {}, {}, producer, producing({})))).toEqual([
      "`Fn::GetStackOutput` of `Where` of stack Producer in stack Zoom: 2 stacks have that name, and which is meant can't be told",
    ]);
  });

  test('takes functions for its arguments', () => {
    const node = output({ 'Fn::Sub': 'Where' }, { StackName: { 'Fn::Join': ['', ['Prod', 'ucer']] } });
    expect(valueOf(resolve(node, {}, {}, producer))).toBe('Producer in us-east-1');
  });

  test.each([
    ['Producer', "it takes an object, got 'Producer'"],
    [['Producer', 'Where'], 'it takes an object, got a list'],
    [{ StackName: 'Producer' }, 'it takes a text, got nothing'],
    [{ StackName: ['Producer'], OutputName: 'Where' }, 'it takes a text, got a list'],
    [{ StackName: 'Producer', OutputName: 'Where', Region: 5 }, 'no stack of that name is known in 5'],
    [{ StackName: 'Producer', OutputName: 'Where', Region: { toString: 1 } }, 'is known in its Region'],
    [{ StackName: { Ref: 'Nobody' }, OutputName: 'Where' }, '`Ref` of `Nobody`'],
  ])('of %j is named', (argument, problem) => {
    expect(problemsOf(resolve({ 'Fn::GetStackOutput': argument }, {}, {}, producer))[0]).toContain(problem);
  });

  test('gives what the deployed stack has, before what the template makes', () => {
    const deployed = producing(
      { Where: { Value: 'declared' } },
      { facts: factsOf({ outputs: { Where: 'deployed', Former: 'former' } }) },
    );
    expect(valueOf(resolve([output('Where'), output('Former')], {}, {}, deployed))).toEqual(['deployed', 'former']);
  });

  test('gives what the template makes where a key of that stack is bound, else what is deployed', () => {
    const bound = producing(
      { ...arnOutput, Other: { Value: { Ref: 'Nobody' } } },
      {
        facts: factsOf({ physicalIds: { Cmk: OTHER_KEY_ID }, outputs: { Arn: 'deployed', Other: 'other' } }),
        keyArns: new Map([['Cmk', EAST_ARN]]),
      },
      cmk,
    );
    expect(valueOf(resolve([output('Arn'), output('Other')], {}, {}, bound))).toEqual([EAST_ARN, 'other']);
  });

  test('gives what the template makes of a resource that is deployed', () => {
    const deployed = producing(arnOutput, { facts: factsOf({ physicalIds: { Cmk: KEY_ID } }) }, cmk);
    expect(valueOf(resolve(output('Arn'), {}, {}, deployed))).toBe(EAST_ARN);
  });

  test.each<[string, unknown, string]>([
    ['there is none', undefined, 'the output `X` in stack Producer: the template has no output of that name'],
    ['it is no object', 'x', 'the output `X` in stack Producer: the template has no output of that name'],
    ['it has no value', {}, 'the output `X` in stack Producer: the template has no output of that name'],
    ['its value is not known', { Value: { Ref: 'Nobody' } }, '`Ref` of `Nobody` in stack Producer'],
    ['it is left out', { Value: 'x', Condition: 'Never' }, 'the output `X` in stack Producer: its condition leaves it'],
    ['nobody knows whether it is there', { Value: 'x', Condition: 'Unknown' }, 'the condition `Unknown` in stack Prod'],
  ])('is named where %s', (_, X, problem) => {
    const other = producing({ X }, {}, { Conditions: { Never: { 'Fn::Equals': [1, 2] } } });
    expect(problemsOf(resolve(output('X'), {}, {}, other))[0]).toContain(problem);
  });

  test('gives an output whose condition holds', () => {
    const conditional = producing(
      { X: { Value: 'x', Condition: 'Always' } },
      {},
      { Conditions: { Always: { 'Fn::Equals': [1, '1'] } } },
    );
    expect(valueOf(resolve(output('X'), {}, {}, conditional))).toBe('x');
  });

  test.each(INHERITED)('finds no stack and no output that every object has: %s', name => {
    expect(problemsOf(resolve(output(name), {}, {}, producer))[0]).toContain('no output of that name');
    expect(problemsOf(resolve(output('Where', { StackName: name }), {}, {}, producer))[0]).toContain('no stack');
  });
});

describe('Fn::ImportValue', () => {
  const exporting = (Name: unknown, Value: unknown, overrides: Parameters<typeof scopeOf>[1] = {}, more = {}) =>
    producing({ Made: { Value, Export: { Name } } }, overrides, more);
  const wanted = { 'Fn::ImportValue': 'wanted' };

  test('gives what another stack exports, be its name made by functions', () => {
    const other = exporting({ 'Fn::Sub': 'want${Ed}' }, { Ref: 'Ed' }, {}, { Parameters: { Ed: { Default: 'ed' } } });
    expect(valueOf(resolve({ 'Fn::ImportValue': { 'Fn::Join': ['', ['want', 'ed']] } }, {}, {}, other))).toBe('ed');
  });

  test('gives what the deployed stack exports', () => {
    const facts = factsOf({ outputs: { Made: 'deployed' } });
    expect(valueOf(resolve(wanted, {}, {}, exporting('wanted', 'declared', { facts })))).toBe('deployed');
  });

  test.each([{ region: WEST }, { account: OTHER_ACCOUNT }])('finds no export of another place: %j', elsewhere => {
    const here = exporting('wanted', 'here');
    const there = exporting('wanted', 'there', elsewhere);
    expect(valueOf(resolve(wanted, {}, {}, there, here))).toBe('here');
    expect(problemsOf(resolve(wanted, {}, {}, there))).toEqual([
      '`Fn::ImportValue` of `wanted` in stack Zoom: no stack that is known exports it',
    ]);
  });

  test('is named where several stacks export it', () => {
    expect(problemsOf(resolve(wanted, {}, {}, exporting('wanted', 1), exporting('wanted', 2)))).toEqual([
      '`Fn::ImportValue` of `wanted` in stack Zoom: 2 stacks export it',
    ]);
  });

  test('is named where nobody knows what the export is called', () => {
    const [problem] = problemsOf(resolve(wanted, {}, {}, exporting({ Ref: 'Nobody' }, 1), exporting(['wanted'], 2)));
    expect(problem).toContain('no stack that is known exports it');
  });

  test.each([[['wanted']], [null], [{ Ref: 'Nobody' }]])('of %j is named', argument => {
    expect(problemsOf(resolve({ 'Fn::ImportValue': argument }))).toHaveLength(1);
  });

  test('is found by all, even where the first to ask was too deep for it', () => {
    const deep = Array.from({ length: 97 }).reduce<unknown>(node => [node], wanted);
    const asking = scopeOf({});
    const resolver = new Resolver([asking, exporting({ 'Fn::Join': ['', [{ 'Fn::Sub': 'wanted' }]] }, ['found'])]);
    expect(problemsOf(resolver.value(deep, asking))[0]).toContain('levels deep');
    expect(valueOf(resolver.value(wanted, asking))).toEqual(['found']);
  });
});

test('stacks of any number refer to each other', () => {
  const chain = [1, 2, 3].map(index =>
    scopeOf(
      {
        Outputs: {
          Out: {
            Value: {
              'Fn::Sub': ['${x}!', { x: { 'Fn::GetStackOutput': { StackName: `S${index + 1}`, OutputName: 'Out' } } }],
            },
          },
        },
      },
      { name: `S${index}` },
    ),
  );
  const last = scopeOf({ Outputs: { Out: { Value: { Ref: 'AWS::AccountId' } } } }, { name: 'S4', region: EAST });
  expect(
    valueOf(resolve({ 'Fn::GetStackOutput': { StackName: 'S1', OutputName: 'Out' } }, {}, {}, ...chain, last)),
  ).toBe(`${ACCOUNT}!!!`);
});
