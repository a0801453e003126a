import { problemsOf, resolve, valueOf } from '../support';

const NO_VALUE = { Ref: 'AWS::NoValue' };
const REGION = { Ref: 'AWS::Region' };

test.each([
  ['texts', ['-', ['a', 'b']], 'a-b'],
  ['functions', ['/', ['x', REGION]], 'x/us-east-1'],
  ['numbers and truth values', ['', [1, true, false]], '1truefalse'],
  ['nothing', [',', []], ''],
  ['what is left of a list', [',', ['a', NO_VALUE, 'b']], 'a,b'],
  ['a list that a function gives', ['.', { 'Fn::Split': ['-', 'a-b'] }], 'a.b'],
])('Fn::Join joins %s', (_, argument, text) => {
  expect(valueOf(resolve({ 'Fn::Join': argument }))).toBe(text);
});

test.each([
  ['a-b-', '-', ['a', 'b', '']],
  ['a', ',', ['a']],
  [REGION, '-', ['us', 'east', '1']],
  ['a--b', '--', ['a', 'b']],
])('Fn::Split of %j at %j', (text, delimiter, parts) => {
  expect(valueOf(resolve({ 'Fn::Split': [delimiter, text] }))).toEqual(parts);
});

test('Fn::Base64 takes the bytes of the text', () => {
  expect(valueOf(resolve({ 'Fn::Base64': { 'Fn::Sub': 'ä ${AWS::Region}' } }))).toBe('w6QgdXMtZWFzdC0x');
});

test.each([
  [{ Region: REGION, Gone: NO_VALUE }, '{"Region":"us-east-1"}'],
  [[REGION, 1, null], '["us-east-1",1,null]'],
])('Fn::ToJsonString of %j', (argument, text) => {
  expect(valueOf(resolve({ 'Fn::ToJsonString': argument }))).toBe(text);
});

test.each([
  ['Fn::Join', 'x', "it takes [delimiter, list], got 'x'"],
  ['Fn::Join', [','], 'it takes [delimiter, list], got a list'],
  ['Fn::Join', [',', 'x'], "it takes a list, got 'x'"],
  ['Fn::Join', [',', NO_VALUE], 'it takes a list, got nothing'],
  ['Fn::Join', [',', ['x', {}]], 'it takes a text, got an object'],
  ['Fn::Join', [',', ['x', null]], 'it takes a text, got null'],
  ['Fn::Join', [',', ['x', ['y']]], 'it takes a text, got a list'],
  ['Fn::Join', [REGION, ['x']], 'it takes a text, got an object'],
  ['Fn::Split', {}, 'it takes [delimiter, text], got an object'],
  ['Fn::Split', ['', 'x'], "it takes a delimiter that is not empty, got ''"],
  ['Fn::Split', ['-', ['x']], 'it takes a text, got a list'],
  ['Fn::Split', [null, 'x'], 'it takes a text, got null'],
  ['Fn::Base64', [], 'it takes a text, got a list'],
  ['Fn::Base64', NO_VALUE, 'it takes a text, got nothing'],
  ['Fn::ToJsonString', 'x', "it takes an object or a list, got 'x'"],
  ['Fn::ToJsonString', null, 'it takes an object or a list, got null'],
  ['Fn::ToJsonString', NO_VALUE, 'it takes an object or a list, got nothing'],
])('%s of %j is named', (name, argument, reason) => {
  expect(problemsOf(resolve({ [name]: argument }))).toEqual([`\`${name}\` in stack Zoom: ${reason}`]);
});

test.each([
  ['Fn::Join', [',', ['x', { Ref: 'Nobody' }]]],
  ['Fn::Join', [',', { Ref: 'Nobody' }]],
  ['Fn::Split', [',', { Ref: 'Nobody' }]],
  ['Fn::Base64', { Ref: 'Nobody' }],
  ['Fn::ToJsonString', { a: { Ref: 'Nobody' } }],
])('%s of %j names what is not known in it', (name, argument) => {
  expect(problemsOf(resolve({ [name]: argument }))).toEqual([
    '`Ref` of `Nobody` in stack Zoom: the template has no parameter and no resource of that name',
  ]);
});
