import { fitted, MAX_BYTES } from '../../bench/policies/fitted';
import { ORDINARY } from '../../bench/policies/ordinary';
import { parseKeyPolicy } from '../../lib/key-policy';
import { HOSTILE } from '../key-policy/hostile-policies';

test.each([...Object.entries(ORDINARY), ...Object.entries(HOSTILE)])(
  '%s: the largest pair nearly fills 32 KB',
  (_, pairOf) => {
    const sizes = fitted(pairOf).map(text => Buffer.byteLength(text));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_BYTES);
    expect(Math.max(...sizes)).toBeGreaterThan(MAX_BYTES - 1000);
  },
);

test('what is fitted are policies', () => {
  for (const text of fitted(ORDINARY['a role a statement, in another order'])) {
    expect(parseKeyPolicy(text).statements.length).toBeGreaterThan(50);
  }
});
