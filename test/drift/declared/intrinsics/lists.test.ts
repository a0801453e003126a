import { problemsOf, resolve, valueOf } from '../support';

const template = { Parameters: { List: { Type: 'CommaDelimitedList', Default: 'a,b' }, Index: { Default: '1' } } };

test.each<[unknown, unknown]>([
  [[0, ['a', 'b']], 'a'],
  [['1', ['a', 'b']], 'b'],
  [[{ Ref: 'Index' }, { Ref: 'List' }], 'b'],
  [[1, { 'Fn::Split': ['-', 'x-y-z'] }], 'y'],
  [[0, [{ Ref: 'AWS::Region' }]], 'us-east-1'],
  [[0, [['nested']]], ['nested']],
])('Fn::Select of %j gives %j', (argument, value) => {
  expect(valueOf(resolve({ 'Fn::Select': argument }, template))).toEqual(value);
});

test('of a list that is written out, only what is selected has to be known', () => {
  const list = ['a', { Ref: 'Nobody' }];
  expect(valueOf(resolve({ 'Fn::Select': [0, list] }))).toBe('a');
  expect(problemsOf(resolve({ 'Fn::Select': [1, list] }))[0]).toContain('`Ref` of `Nobody`');
});

test.each<[unknown, string]>([
  [[2, ['a', 'b']], "it takes an index from 0 to 1, got '2'"],
  [[-1, ['a']], "it takes an index from 0 to 0, got '-1'"],
  [[0.5, ['a']], "it takes an index from 0 to 0, got '0.5'"],
  [['length', ['a']], "it takes an index from 0 to 0, got 'length'"],
  [[5, { Ref: 'List' }], "it takes an index from 0 to 1, got '5'"],
  [[['0'], ['a']], 'it takes a text, got a list'],
  [[0, 'a'], "it takes a list, got 'a'"],
  [[0], 'it takes [index, list], got a list'],
  ['0', "it takes [index, list], got '0'"],
])('Fn::Select of %j is named', (argument, reason) => {
  expect(problemsOf(resolve({ 'Fn::Select': argument }, template))).toEqual([
    `\`Fn::Select\` in stack Zoom: ${reason}`,
  ]);
});

test.each<[unknown, number]>([
  [['a', { Ref: 'AWS::NoValue' }, 'b'], 2],
  [{ Ref: 'List' }, 2],
  [[], 0],
])('Fn::Length of %j is %d', (argument, count) => {
  expect(valueOf(resolve({ 'Fn::Length': argument }, template))).toBe(count);
});

test.each<[unknown, string]>([
  ['abc', "`Fn::Length` in stack Zoom: it takes a list, got 'abc'"],
  [{}, '`Fn::Length` in stack Zoom: it takes a list, got an object'],
])('Fn::Length of %j is named', (argument, problem) => {
  expect(problemsOf(resolve({ 'Fn::Length': argument }))).toEqual([problem]);
});
