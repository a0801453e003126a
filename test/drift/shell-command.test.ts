import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { shellCommand } from '../../lib/drift/shell-command';

test('plain words stay as they are, others are quoted', () => {
  expect(shellCommand('aws', '--key-id', 'arn:aws:kms:us-east-1:1:key/mrk-1', '{"a": 1}', "it's", '')).toBe(
    `aws --key-id arn:aws:kms:us-east-1:1:key/mrk-1 '{"a": 1}' 'it'\\''s' ''`,
  );
});

test('a shell gives each word to the command as it was', () => {
  const word = fc.string({ unit: 'binary' }).filter(text => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), words => {
      const command = shellCommand('printf', '%s\\0', ...words);
      expect(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' })).toBe(`${words.join('\0')}\0`);
    }),
    { numRuns: 50 },
  );
});
