import { at, linesOf } from './input-template';

const EVENT = { 'detail-type': 'A type', resources: ['one', 'two'], detail: { name: 'x', list: [{ ARN: 'arn' }] } };

test.each([
  ['$.detail.name', 'x'],
  ['$.detail-type', 'A type'],
  ['$.resources[1]', 'two'],
  ['$.detail.list[0].ARN', 'arn'],
  ['$.detail.list[1].ARN', undefined],
  ['$.detail.none.at.all', undefined],
])('at %s there is %p', (path, value) => {
  expect(at(path, EVENT)).toBe(value);
});

test('each line is a text with the values of the event, and nothing for what it does not have', () => {
  const InputPathsMap = { name: '$.detail.name', none: '$.detail.none' };
  expect(linesOf({ InputPathsMap, InputTemplate: '"Name: <name>"\n"None: <none>, \\"quoted\\""' }, EVENT)).toEqual([
    'Name: x',
    'None: , "quoted"',
  ]);
});

test('fails for a variable without a path, a path of another form, and a line that is no text', () => {
  expect(() => linesOf({ InputPathsMap: {}, InputTemplate: '"<name>"' }, EVENT)).toThrow('there is no path for <name>');
  expect(() => at('$..name', EVENT)).toThrow('unknown path $..name');
  expect(() => linesOf({ InputPathsMap: {}, InputTemplate: 'no text' }, EVENT)).toThrow();
});
