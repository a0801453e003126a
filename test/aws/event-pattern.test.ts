import { matches, Pattern } from './event-pattern';
import { motoMatches } from './moto-event-pattern';
import { Moto } from '../moto';

const EVENT = {
  source: 'aws.kms',
  resources: ['one', 'two'],
  detail: {
    name: 'DisableKey',
    count: 2,
    nothing: null,
    who: { account: '111122223333' },
    resources: [
      { ARN: 'key', type: 'Key' },
      { ARN: 'alias', type: 'Alias' },
    ],
  },
};

const CASES: ReadonlyArray<[string, Pattern, boolean]> = [
  ['a text', { source: ['aws.kms'] }, true],
  ['another text', { source: ['aws.s3'] }, false],
  ['a text in another case', { source: ['AWS.KMS'] }, false],
  ['one of several texts', { source: ['aws.s3', 'aws.kms'] }, true],
  ['a number', { detail: { count: [2] } }, true],
  ['a number that is written as a text', { detail: { count: ['2'] } }, false],
  ['null', { detail: { nothing: [null] } }, true],
  ['a nested field', { detail: { who: { account: ['111122223333'] } } }, true],
  ['a field that is not there', { detail: { error: ['x'] } }, false],
  ['two fields of which one does not match', { source: ['aws.kms'], detail: { name: ['EnableKey'] } }, false],
  ['an element of a list', { resources: ['two'] }, true],
  ['an element that a list does not have', { resources: ['three'] }, false],
  ['a field of an object in a list', { detail: { resources: { ARN: ['alias'] } } }, true],
  ['fields of the same object in a list', { detail: { resources: { ARN: ['alias'], type: ['Alias'] } } }, true],
  ['fields of different objects in a list', { detail: { resources: { ARN: ['alias'], type: ['Key'] } } }, false],
  ['a prefix', { detail: { name: [{ prefix: 'Disable' }] } }, true],
  ['another prefix', { detail: { name: [{ prefix: 'Enable' }] } }, false],
  ['a prefix of an element of a list', { resources: [{ prefix: 'tw' }] }, true],
  ['a suffix', { detail: { name: [{ suffix: 'Key' }] } }, true],
  ['another suffix', { detail: { name: [{ suffix: 'Alias' }] } }, false],
  ['anything but another text', { detail: { name: [{ 'anything-but': 'EnableKey' }] } }, true],
  ['anything but the text', { detail: { name: [{ 'anything-but': 'DisableKey' }] } }, false],
  ['anything but texts, one of which it is', { detail: { name: [{ 'anything-but': ['a', 'DisableKey'] }] } }, false],
  ['anything but texts, none of which it is', { detail: { name: [{ 'anything-but': ['a', 'b'] }] } }, true],
  ['anything but another prefix', { detail: { name: [{ 'anything-but': { prefix: 'Enable' } }] } }, true],
  ['anything but, of a field that is not there', { detail: { error: [{ 'anything-but': 'x' }] } }, false],
  ['a field that exists', { detail: { name: [{ exists: true }] } }, true],
  ['a field that is null, and exists', { detail: { nothing: [{ exists: true }] } }, true],
  ['a field that does not exist', { detail: { error: [{ exists: false }] } }, true],
  ['a field that exists, and should not', { detail: { name: [{ exists: false }] } }, false],
  ['a field below one that does not exist', { detail: { session: { issuer: [{ exists: false }] } } }, true],
  ['a field with further ones, which does not count as one', { detail: { who: [{ exists: true }] } }, false],
  ['one filter of several', { detail: { error: [{ 'anything-but': 'x' }, { exists: false }] } }, true],
  ['one of two patterns', { $or: [{ source: ['aws.s3'] }, { detail: { name: ['DisableKey'] } }] }, true],
  ['none of two patterns', { $or: [{ source: ['aws.s3'] }, { detail: { name: ['EnableKey'] } }] }, false],
];

test.each(CASES)('%s', (_, pattern, expected) => {
  expect(matches(pattern, EVENT)).toBe(expected);
});

(Moto.isInstalled() ? test : test.skip)('moto finds the same', () => {
  const found = motoMatches(CASES.map(([, pattern]) => [pattern, EVENT]));
  expect(CASES.map(([name], index) => [name, found[index]])).toEqual(CASES.map(([name, , match]) => [name, match]));
});

test.each([[{ numeric: ['>', 1] }], [{ prefix: 'D', suffix: 'y' }]])(
  'fails for the filter %j, which it does not know',
  filter => {
    expect(() => matches({ detail: { name: [filter] } }, EVENT)).toThrow('unknown filter {');
  },
);
