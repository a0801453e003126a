import { Resolver } from '../../../../lib/drift/declared/intrinsics';
import { INHERITED, problemsOf, resolve, scopeOf, valueOf } from '../support';

const UNKNOWN = { 'Fn::Equals': [{ Ref: 'Nobody' }, 'x'] };
const TRUE = { 'Fn::Equals': ['a', 'a'] };
const FALSE = { 'Fn::Equals': ['a', 'b'] };
const NOBODY = '`Ref` of `Nobody` in stack Zoom: the template has no parameter and no resource of that name';

const template = (condition: unknown) => ({
  Parameters: { Stage: { Default: 'prod' }, List: { Type: 'CommaDelimitedList', Default: 'a,b' } },
  Conditions: { C: condition, True: TRUE, False: FALSE, Unknown: UNKNOWN },
});
const chosen = (condition: unknown) => resolve({ 'Fn::If': ['C', 'yes', 'no'] }, template(condition));

test.each<[unknown, string]>([
  [TRUE, 'yes'],
  [FALSE, 'no'],
  [{ 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] }, 'yes'],
  [{ 'Fn::Equals': [1, '1'] }, 'yes'],
  [{ 'Fn::Equals': [true, 'true'] }, 'yes'],
  [{ 'Fn::Equals': [{ Ref: 'List' }, ['a', 'b']] }, 'yes'],
  [{ 'Fn::Equals': [['a'], 'a'] }, 'no'],
  [{ 'Fn::Equals': [['a'], '["a"]'] }, 'no'],
  [{ 'Fn::Equals': [{ Ref: 'AWS::NoValue' }, ''] }, 'no'],
  [{ 'Fn::Not': [FALSE] }, 'yes'],
  [{ 'Fn::Not': [{ Condition: 'True' }] }, 'no'],
  [{ Condition: 'True' }, 'yes'],
  [{ 'Fn::And': [TRUE, { Condition: 'True' }] }, 'yes'],
  [{ 'Fn::And': [TRUE, FALSE] }, 'no'],
  [{ 'Fn::Or': [FALSE, TRUE] }, 'yes'],
  [{ 'Fn::Or': [FALSE, { 'Fn::And': [TRUE, FALSE] }] }, 'no'],
  [{ 'Fn::And': [UNKNOWN, FALSE] }, 'no'],
  [{ 'Fn::Or': [UNKNOWN, TRUE] }, 'yes'],
])('the condition %j chooses %s', (condition, branch) => {
  expect(valueOf(chosen(condition))).toBe(branch);
});

test.each<[unknown, string]>([
  [UNKNOWN, NOBODY],
  [{ 'Fn::And': [UNKNOWN, TRUE] }, NOBODY],
  [{ 'Fn::Or': [UNKNOWN, FALSE] }, NOBODY],
  [{ 'Fn::Not': [UNKNOWN] }, NOBODY],
  [{ Condition: 'Unknown' }, NOBODY],
  [{ Condition: 'Nothing' }, 'the condition `Nothing` in stack Zoom: the template has no condition of that name'],
  [{ Condition: 5 }, '`Condition` in stack Zoom: it takes the name of a condition, got 5'],
  [{ 'Fn::Equals': ['a'] }, '`Fn::Equals` in stack Zoom: it takes [value, value], got a list'],
  [{ 'Fn::Equals': 'a' }, "`Fn::Equals` in stack Zoom: it takes [value, value], got 'a'"],
  [{ 'Fn::And': {} }, '`Fn::And` in stack Zoom: it takes a list of conditions, got an object'],
  [{ 'Fn::Or': 'True' }, "`Fn::Or` in stack Zoom: it takes a list of conditions, got 'True'"],
  [{ 'Fn::Not': TRUE }, '`Fn::Not` in stack Zoom: it takes [condition], got an object'],
  [{ 'Fn::Not': ['True'] }, "a condition in stack Zoom: 'True' is no condition function"],
  [{ 'Fn::Contains': ['a', 'b'] }, 'a condition in stack Zoom: `Fn::Contains` is no condition function'],
  [{ Ref: 'Stage' }, 'a condition in stack Zoom: `Ref` is no condition function'],
  [{ ...TRUE, Condition: 'True' }, 'a condition in stack Zoom: `Fn::Equals` is no condition function'],
  [{}, 'a condition in stack Zoom: an object is no condition function'],
  [true, 'a condition in stack Zoom: true is no condition function'],
  [null, 'a condition in stack Zoom: null is no condition function'],
])('the condition %j is named', (condition, problem) => {
  expect(problemsOf(chosen(condition))).toEqual([problem]);
});

test('only the branch that is taken has to be known', () => {
  const branches = ['C', { Ref: 'Stage' }, { Ref: 'Nobody' }];
  expect(valueOf(resolve({ 'Fn::If': branches }, template(TRUE)))).toBe('prod');
  expect(problemsOf(resolve({ 'Fn::If': branches }, template(FALSE)))).toEqual([NOBODY]);
});

test('AWS::NoValue in the branch that is taken leaves a member and an item out', () => {
  const branch = { 'Fn::If': ['False', 'x', { Ref: 'AWS::NoValue' }] };
  expect(valueOf(resolve({ kept: 1, gone: branch, list: [branch, 'y'] }, template(TRUE)))).toEqual({
    kept: 1,
    list: ['y'],
  });
});

test.each<[unknown]>([['C'], [['C', 'yes']], [['C', 'yes', 'no', 'more']], [[{ Ref: 'C' }, 'yes', 'no']]])(
  'Fn::If of %j is named',
  argument => {
    expect(problemsOf(resolve({ 'Fn::If': argument }, template(TRUE)))[0]).toMatch(/^`Fn::If` in stack Zoom: it takes/);
  },
);

test.each(INHERITED)('%s is a name like any other', name => {
  expect(problemsOf(chosen({ Condition: name }))[0]).toContain('no condition of that name');
  expect(problemsOf(chosen(JSON.parse(`{"${name}": []}`)))[0]).toContain('is no condition function');
  const own = JSON.parse(`{"Conditions": {"${name}": {"Fn::Equals": [1, 1]}}}`);
  expect(valueOf(resolve({ 'Fn::If': [name, 'yes', 'no'] }, own))).toBe('yes');
});

test('a resource without a condition is there, and one with a condition where that holds', () => {
  const scope = scopeOf(template(TRUE));
  const resolver = new Resolver([scope]);
  expect(valueOf(resolver.holds(undefined, scope))).toBe(true);
  expect(valueOf(resolver.holds('C', scope))).toBe(true);
  expect(valueOf(resolver.holds('False', scope))).toBe(false);
  expect(problemsOf(resolver.holds('Unknown', scope))).toEqual([NOBODY]);
  expect(problemsOf(resolver.holds(null, scope))).toEqual([
    '`Condition` in stack Zoom: it takes the name of a condition, got null',
  ]);
});
