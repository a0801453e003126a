import {
  asBoolean,
  asInteger,
  asPolicy,
  asTags,
  asText,
  propertyOf,
} from '../../../../lib/drift/declared/private/properties';
import { INHERITED } from '../support';

const expectUndefined = (read: (value: unknown) => unknown, ...values: unknown[]) =>
  values.forEach(value => expect([value, read(value)]).toEqual([value, undefined]));

test('a text may be a number or a truth value', () => {
  expect([asText('x'), asText(''), asText(5), asText(false)]).toEqual(['x', '', '5', 'false']);
  expectUndefined(asText, undefined, null, [], {}, ['x']);
});

test('a truth value may be its text', () => {
  expect([true, 'true', false, 'false'].map(asBoolean)).toEqual([true, true, false, false]);
  expectUndefined(asBoolean, undefined, null, 'True', 'yes', '', 1, 0, [], {});
});

test('a whole number may be its text', () => {
  expect([90, '365', 0, '007'].map(asInteger)).toEqual([90, 365, 0, 7]);
  expectUndefined(asInteger, undefined, null, '', '-1', -1, 1.5, '1e3', 1e21, '1234567890', Infinity, true, [90], {});
});

test('tags are read by their keys', () => {
  expect(
    asTags([
      { Key: 'team', Value: 'zoom' },
      { Key: 5, Value: true },
    ]),
  ).toEqual({ team: 'zoom', 5: 'true' });
  expect(asTags([])).toEqual({});
  expectUndefined(
    asTags,
    undefined,
    null,
    {},
    'x',
    [null],
    ['x'],
    [{}],
    [{ Key: 'x' }],
    [{ Key: 'x', Value: [] }],
    [[]],
  );
});

test.each(INHERITED)('%s is a tag like any other, and none', name => {
  const tags = asTags([{ Key: name, Value: 'x' }]);
  expect(Object.entries(tags!)).toEqual([[name, 'x']]);
});

test('a policy may be its text', () => {
  expect(asPolicy({ Statement: [] })).toEqual({ Statement: [] });
  expect(asPolicy('{"Statement": []}')).toEqual({ Statement: [] });
  expectUndefined(asPolicy, undefined, null, '', '{', 'null', '5', 5, true);
});

test('a property that is left out has its fallback, and is named without one', () => {
  expect(propertyOf({ value: undefined }, '`X`', 'a text', asText, 'default')).toEqual({ value: 'default' });
  expect(propertyOf({ value: undefined }, '`X`', 'a text', asText)).toEqual({
    unresolved: ['`X`: it should be a text, and is nothing'],
  });
});

test('a property of the wrong type is named, whatever its fallback', () => {
  expect(propertyOf({ value: [] }, '`X`', 'a text', asText, 'default')).toEqual({
    unresolved: ['`X`: it should be a text, and is a list'],
  });
});

test('a property that is not known stays so', () => {
  const unknown = { unresolved: ['why'] };
  expect(propertyOf(unknown, '`X`', 'a text', asText, 'default')).toBe(unknown);
});
