import { bounded, problemsOf, resolve, scopeOf, valueOf } from '../support';

const range = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const named = <T>(count: number, name: string, make: (index: number) => T): Record<string, T> =>
  Object.fromEntries(range(count, index => [`${name}${index}`, make(index)]));
const nested = (depth: number, around: (inner: unknown) => unknown, inner: unknown = 'x'): unknown =>
  range(depth, () => around).reduce((node, wrap) => wrap(node), inner);
const own = (output: string) => ({ 'Fn::GetStackOutput': { StackName: 'Zoom', OutputName: output } });

const TOO_LARGE = ['a value in stack Zoom: it, or all values together, are too large to resolve'];
const TOO_DEEP = ['a value in stack Zoom: it is nested more than 100 levels deep'];

describe('a circle', () => {
  const output = (name: string) => `the output \`${name}\` in stack Zoom: it refers to itself`;
  const condition = (name: string) => `the condition \`${name}\` in stack Zoom: it refers to itself`;

  test.each<[string, unknown, object, string]>([
    ['of one output', own('A'), { Outputs: { A: { Value: own('A') } } }, output('A')],
    [
      'of two outputs',
      own('A'),
      { Outputs: { A: { Value: [own('B')] }, B: { Value: { 'Fn::Sub': ['${x}', { x: own('A') }] } } } },
      output('A'),
    ],
    [
      'of an output and its export',
      { 'Fn::ImportValue': 'e' },
      { Outputs: { A: { Value: { 'Fn::ImportValue': 'e' }, Export: { Name: 'e' } } } },
      output('A'),
    ],
    [
      'of one condition',
      { 'Fn::If': ['C', 1, 2] },
      { Conditions: { C: { 'Fn::Not': [{ Condition: 'C' }] } } },
      condition('C'),
    ],
    [
      'of two conditions',
      { 'Fn::If': ['C', 1, 2] },
      { Conditions: { C: { Condition: 'D' }, D: { 'Fn::And': [{ Condition: 'C' }] } } },
      condition('C'),
    ],
    [
      'of a condition and an output',
      own('A'),
      {
        Outputs: { A: { Condition: 'C', Value: 'x' } },
        Conditions: { C: { 'Fn::Equals': [own('A'), 'x'] } },
      },
      output('A'),
    ],
    [
      'of a condition and a branch',
      { 'Fn::If': ['C', 1, 2] },
      { Conditions: { C: { 'Fn::Equals': [{ 'Fn::If': ['C', 1, 2] }, 1] } } },
      condition('C'),
    ],
  ])('%s is named', (_, node, template, problem) => {
    expect(problemsOf(resolve(node, template))).toEqual([problem]);
  });

  test('of names is named as a name that is not known', () => {
    const role = (other: string) => ({ Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: other } } });
    const template = { Resources: { A: role('B'), B: role('A') } };
    expect(problemsOf(resolve({ Ref: 'A' }, template))).toEqual([
      '`Ref` of the resource `A` in stack Zoom: the stack is not deployed',
    ]);
  });

  test('through stacks is named', () => {
    const of = (name: string, other: string) =>
      scopeOf({ Outputs: { A: { Value: { 'Fn::GetStackOutput': { StackName: other, OutputName: 'A' } } } } }, { name });
    const node = { 'Fn::GetStackOutput': { StackName: 'One', OutputName: 'A' } };
    expect(problemsOf(resolve(node, {}, {}, of('One', 'Two'), of('Two', 'One')))).toEqual([
      'the output `A` in stack One: it refers to itself',
    ]);
  });

  test('of names of exports is named', () => {
    const Outputs = { A: { Value: 'x', Export: { Name: { 'Fn::ImportValue': 'e' } } } };
    expect(problemsOf(resolve({ 'Fn::ImportValue': 'e' }, { Outputs }))).toEqual([
      '`Fn::ImportValue` of `e` in stack Zoom: no stack that is known exports it',
    ]);
  });

  test('is none where one thing is needed twice', () => {
    const template = { Outputs: { A: { Value: [own('B'), own('B')] }, B: { Value: 'b' } } };
    expect(valueOf(resolve([own('A'), own('A')], template))).toEqual([
      ['b', 'b'],
      ['b', 'b'],
    ]);
  });
});

describe('a value that is too deep is named', () => {
  test.each<[string, unknown, object]>([
    ['lists', nested(100_000, inner => [inner]), {}],
    ['objects', nested(100_000, inner => ({ a: inner })), {}],
    ['joins', nested(10_000, inner => ({ 'Fn::Join': ['', [inner]] })), {}],
    ['substitutions', nested(10_000, inner => ({ 'Fn::Sub': ['${x}', { x: inner }] })), {}],
    ['selections', nested(10_000, inner => ({ 'Fn::Select': [0, [inner]] })), {}],
    [
      'branches',
      nested(10_000, inner => ({ 'Fn::If': ['C', inner, 1] })),
      { Conditions: { C: { 'Fn::Equals': [1, 1] } } },
    ],
    ['texts of JSON', nested(10_000, inner => ({ 'Fn::ToJsonString': [inner] })), {}],
    ['indices', nested(10_000, inner => ({ 'Fn::Select': [inner, ['x']] })), {}],
    ['outputs', own('O0'), { Outputs: named(1_000, 'O', index => ({ Value: own(`O${index + 1}`) })) }],
    [
      'conditions',
      { 'Fn::If': ['C0', 1, 2] },
      { Conditions: named(1_000, 'C', index => ({ Condition: `C${index + 1}` })) },
    ],
    [
      'negations',
      { 'Fn::If': ['C', 1, 2] },
      { Conditions: { C: nested(10_000, inner => ({ 'Fn::Not': [inner] }), { 'Fn::Equals': [1, 1] }) } },
    ],
  ])('in %s', (_, node, template) => {
    expect(problemsOf(resolve(node, template))).toEqual(TOO_DEEP);
  });

  test('in names of roles, and has the deployed name else', () => {
    const Resources = named(1_000, 'R', index => ({
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: { Ref: `R${index + 1}` } },
    }));
    expect(problemsOf(resolve({ Ref: 'R0' }, { Resources }))).toHaveLength(1);
  });
});

test('a value as deep as those of people is resolved', () => {
  expect(valueOf(resolve(nested(40, inner => ({ 'Fn::Join': ['', [inner]] }))))).toBe('x');
});

describe('a value that is too large is named, and soon', () => {
  const list = (text: string) => ({ P: { Type: 'CommaDelimitedList', Default: text } });
  const twice = (next: string) => [own(next), own(next)];

  test.each<[string, unknown, object]>([
    ['outputs that double', own('O0'), { Outputs: named(60, 'O', index => ({ Value: twice(`O${index + 1}`) })) }],
    [
      'texts that double',
      own('O0'),
      {
        Outputs: {
          ...named(30, 'O', index => ({ Value: { 'Fn::Join': ['', twice(`O${index + 1}`)] } })),
          O30: { Value: 'x'.repeat(1_000) },
        },
      },
    ],
    [
      'substitutions that multiply',
      own('O0'),
      {
        Outputs: {
          ...named(8, 'O', index => ({ Value: { 'Fn::Sub': ['${x}'.repeat(100), { x: own(`O${index + 1}`) }] } })),
          O8: { Value: 'x' },
        },
      },
    ],
    ['delimiters that multiply', { 'Fn::Join': ['x'.repeat(1_000_000), range(10_000, () => '')] }, {}],
    [
      'conditions that double',
      { 'Fn::If': ['C0', 1, 2] },
      {
        Conditions: {
          ...named(60, 'C', index => ({ 'Fn::And': [{ Condition: `C${index + 1}` }, { Condition: `C${index + 1}` }] })),
          C60: { 'Fn::Equals': [1, 1] },
        },
      },
    ],
    [
      'mappings that double',
      { 'Fn::FindInMap': ['M', 'k', 'v0'] },
      {
        Mappings: {
          M: { k: named(60, 'v', index => range(2, () => ({ 'Fn::FindInMap': ['M', 'k', `v${index + 1}`] }))) },
        },
      },
    ],
    [
      'a list parameter in JSON, again and again',
      { 'Fn::ToJsonString': range(300, () => ({ Ref: 'P' })) },
      { Parameters: list('x'.repeat(5_000_000)) },
    ],
    [
      'a list parameter that is compared, again and again',
      { 'Fn::If': ['C', 1, 2] },
      {
        Parameters: list('x'.repeat(1_000_000)),
        Conditions: { C: { 'Fn::Equals': [range(1_000, () => ({ Ref: 'P' })), 'x'] } },
      },
    ],
    ['a list parameter of many items', { Ref: 'P' }, { Parameters: list(','.repeat(1_000_000)) }],
    ['a text of many parts', { 'Fn::Split': ['x', 'x'.repeat(1_500_000)] }, {}],
    ['a pattern of many names', { 'Fn::Sub': '${AWS::Region}'.repeat(140_000) }, {}],
    ['a wide list', range(200_000, () => 1), {}],
    ['a wide object', named(200_000, 'm', () => 1), {}],
    ['a long text', 'x'.repeat(3_000_000), {}],
    ['a long name of a member', { ['x'.repeat(3_000_000)]: 1 }, {}],
  ])('%s', (_, node, template) => {
    expect(bounded(() => problemsOf(resolve(node, template)))).toEqual(TOO_LARGE);
  });
});

test('a megabyte is not too large', () => {
  const statements = range(5_000, index => ({
    Sid: `S${index}`,
    Action: ['kms:Decrypt', 'kms:Encrypt'],
    Region: { Ref: 'AWS::Region' },
    Text: 'x'.repeat(150),
  }));
  expect(valueOf(resolve({ Statement: statements }))).toMatchObject({ Statement: { length: 5_000 } });
});

test('of many problems, some are named', () => {
  const problems = problemsOf(resolve(range(1_000, index => ({ Ref: `Nobody${index}` }))));
  expect(problems).toHaveLength(51);
  expect(problems[0]).toContain('Nobody0');
  expect(problems.at(-1)).toBe('and more');
});

test('of many problems on many levels, some are named, and soon', () => {
  const Mappings = { M: { k: { v: range(20_000, index => ({ Ref: `Nobody${index}` })) } } };
  const node = nested(90, inner => [inner, { Ref: 'Other' }], { 'Fn::FindInMap': ['M', 'k', 'v'] });
  const all = range(10, () => node);
  const problems = bounded(() => all.map(each => problemsOf(resolve(each, { Mappings }))));
  expect(problems.every(each => each.length === 51 && each.at(-1) === 'and more')).toBe(true);
});

test('wrong arguments that are long are named soon', () => {
  const Mappings = { M: { k: { v: { 'Fn::GetAtt': range(500_000, () => 'x') } } } };
  const nodes = range(2_000, () => ({ 'Fn::FindInMap': ['M', 'k', 'v'] }));
  expect(bounded(() => problemsOf(resolve(nodes, { Mappings })))).toEqual([
    '`Fn::GetAtt` in stack Zoom: it takes [resource, attribute], got a list',
  ]);
});
