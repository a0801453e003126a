import { findingsOf } from '../../../lib/drift/check/find';
import { keyCheck, setOf } from '../support';

test.each([{ file: 'bin/app.ts', line: 7 }, undefined])(
  'a finding has the place in the source of its key: %j',
  source => {
    const key = keyCheck({ source }, { state: 'Disabled' });
    expect(findingsOf(setOf(key), [key]).map(finding => [finding.ruleId, finding.source])).toEqual([
      ['key-disabled', source],
    ]);
  },
);

test('a finding is the same wherever its key is made', () => {
  const [here, there] = [{ file: 'bin/app.ts', line: 7 }, undefined].map(source => {
    const key = keyCheck({ source }, { state: 'Disabled' });
    return findingsOf(setOf(key), [key])[0].fingerprint;
  });
  expect(there).toBe(here);
});
