import * as fc from 'fast-check';
import { parseKeyPolicy } from '../../lib/key-policy';
import { repeatedName } from '../../lib/key-policy/repeated-name';

test.each([
  ['{"a":1,"b":2,"a":3}', 'a'],
  ['{"a":{"b":1},"c":[{"b":1,"b":2}]}', 'b'],
  [String.raw`{"a":1,"\u0061":2}`, 'a'],
  [String.raw`{"a\"":1 , "a\"" : 2}`, 'a"'],
  ['{"":[],"":{}}', ''],
  ['[[],{"x":"a","y":["x","x"],"__proto__":0,"__proto__":1}]', '__proto__'],
])('%s repeats %j', (json, name) => {
  expect(repeatedName(json)).toBe(name);
});

test.each([
  '{"a":"a","b":["a","a"],"c":{"a":1}}',
  '[{"a":1},{"a":2}]',
  '{"a":{"b":1},"b":2}',
  '{"a":["b","b","b"],"b":1}',
  String.raw`{"a":"\\","b":"{\"b\":1,\"b\":2}"}`,
  '"a"',
])('%s repeats nothing', json => {
  expect(repeatedName(json)).toBeUndefined();
});

test('what JavaScript writes as JSON repeats nothing', () => {
  fc.assert(
    fc.property(fc.json(), json => {
      expect(repeatedName(JSON.stringify(JSON.parse(json)))).toBeUndefined();
    }),
  );
});

test('fails on a policy with two elements of one name, as only one of them is heeded', () => {
  const text = '{"Version":"2012-10-17","Statement":[],"Statement":[]}';
  expect(() => parseKeyPolicy(text)).toThrow(
    '$: "Statement" stands twice in one object, and which one counts is open: keep one',
  );
});
