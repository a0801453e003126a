import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { readSuppressions, SuppressionsError } from '../../../lib/drift/suppressions';

const FINGERPRINT = 'ab'.repeat(32);
const SUPPRESSION = { fingerprint: FINGERPRINT, reason: 'agreed with the auditors', expires: '2027-01-31' };
const fileWith = (...suppressions: unknown[]) => ({ schemaVersion: 1, suppressions });
const read = (file: unknown) => readSuppressions(JSON.stringify(file));

const ajv = new Ajv();
addFormats(ajv);
const isValid = ajv.compile(JSON.parse(readFileSync('schemas/suppressions.schema.json', 'utf8')));

test('a file is a list of fingerprints, each with a reason and a last day', () => {
  expect(read({ $schema: './suppressions.schema.json', ...fileWith(SUPPRESSION) })).toEqual([SUPPRESSION]);
  expect(read(fileWith())).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['a list', [], 'the file is a list, expected an object'],
  ['another version', { schemaVersion: 2, suppressions: [] }, 'schemaVersion is 2, expected 1'],
  ['no list of suppressions', { schemaVersion: 1 }, 'the file has no suppressions'],
  [
    'suppressions that are an object',
    { schemaVersion: 1, suppressions: {} },
    'suppressions is an object, expected a list',
  ],
  ['a schema that is a number', { ...fileWith(), $schema: 1 }, '$schema is 1, expected a text'],
  [
    'an unknown field',
    { ...fileWith(), rules: [] },
    "the file has the unknown field 'rules', allowed: schemaVersion, suppressions, $schema",
  ],
  ['a suppression that is a text', fileWith(FINGERPRINT), "suppression 1 is 'ab"],
  [
    'a mistyped field',
    fileWith({ ...SUPPRESSION, expiry: '2027-01-31' }),
    "suppression 1 has the unknown field 'expiry', allowed: fingerprint, reason, expires",
  ],
  ['no reason', fileWith({ fingerprint: FINGERPRINT, expires: '2027-01-31' }), 'suppression 1 has no reason'],
  [
    'an empty reason',
    fileWith({ ...SUPPRESSION, reason: ' ' }),
    "the reason of suppression 1 is ' ', expected a text of at most 1000 characters",
  ],
  [
    'a long reason',
    fileWith({ ...SUPPRESSION, reason: 'x'.repeat(1001) }),
    'expected a text of at most 1000 characters',
  ],
  ['no expiry', fileWith({ fingerprint: FINGERPRINT, reason: 'x' }), 'suppression 1 has no expires'],
  [
    'a day that there is not',
    fileWith(SUPPRESSION, { ...SUPPRESSION, expires: '2027-02-30' }),
    "the expiry of suppression 2 is '2027-02-30', expected a day, such as '2027-01-31'",
  ],
  [
    'a short fingerprint',
    fileWith({ ...SUPPRESSION, fingerprint: 'abab' }),
    "the fingerprint of suppression 1 is 'abab', expected the 64 hexadecimal digits of a finding in the JSON report",
  ],
  [
    'the same twice',
    fileWith(SUPPRESSION, SUPPRESSION),
    `the fingerprint ${FINGERPRINT} is suppressed twice: keep one of them`,
  ],
  [
    'too many',
    fileWith(...Array.from({ length: 10_001 }, () => SUPPRESSION)),
    'there are 10001 suppressions, at most 10000',
  ],
])('fails with %s', (_, file, message) => {
  expect(() => read(file)).toThrow(SuppressionsError);
  expect(() => read(file)).toThrow(message);
});

test('fails with what is no JSON', () => {
  expect(() => readSuppressions('{')).toThrow(/^it is no JSON: /);
});

test('what is read is what the published schema allows, but for repetitions', () => {
  const near = fc.record(
    {
      fingerprint: fc.constantFrom<unknown>(FINGERPRINT, 'ab', 1, null),
      reason: fc.constantFrom<unknown>('agreed', '', ' ', '\n', 7),
      expires: fc.constantFrom<unknown>('2027-01-31', '2027-02-30', '2028-02-29', '31.1.2027', 1),
      note: fc.constant('x'),
    },
    { requiredKeys: [] },
  );
  const files = fc.record(
    {
      schemaVersion: fc.constantFrom<unknown>(1, 2, '1'),
      suppressions: fc.oneof(fc.array(near, { maxLength: 1 }), fc.constant(null)),
      $schema: fc.constantFrom<unknown>('x', 1),
      more: fc.constant(1),
    },
    { requiredKeys: [] },
  );
  const whole = fc.record({ schemaVersion: fc.constant(1), suppressions: fc.array(near, { maxLength: 1 }) });
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof(whole, files, fc.jsonValue()), file => {
      const outcome = () => {
        try {
          read(file);
          return true;
        } catch (error) {
          expect(error).toBeInstanceOf(SuppressionsError);
          return false;
        }
      };
      const isRead = outcome();
      if (isRead) accepted += 1;
      expect(isRead).toBe(isValid(file));
    }),
    { numRuns: 1000 },
  );
  expect(accepted).toBeGreaterThan(0);
});
