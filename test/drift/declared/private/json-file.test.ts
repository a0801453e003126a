import { fileFault, readJsonObject } from '../../../../lib/drift/declared/private/json-file';
import { failureOf } from '../support';

test.each([
  ['ENOENT', 'does not exist'],
  ['ENOTDIR', 'does not exist'],
  ['EACCES', 'may not be read'],
  ['EPERM', 'may not be read'],
  ['ELOOP', "can't be read (ELOOP)"],
])('the fault %s of a file is said in words', (code, words) => {
  expect(fileFault(Object.assign(new Error('no'), { code }))).toBe(words);
});

test('fails where a file is gone that was there', () => {
  expect(failureOf(() => readJsonObject('gone/since.json', 'the template', 1))).toBe(
    "the template 'gone/since.json' does not exist: run `cdk synth` again",
  );
});

test('a fault without a code is said too', () => {
  expect(fileFault(new RangeError('too long'))).toBe("can't be read (RangeError: too long)");
});
