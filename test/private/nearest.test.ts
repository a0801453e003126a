import * as fc from 'fast-check';
import { nearest } from '../../lib/private/nearest';

test.each([
  ['us-wset-2', 'us-west-2'],
  ['eu-central1', 'eu-central-1'],
  ['useast1', 'us-east-1'],
  ['', 'us-east-1'],
])('%j is nearest to %s', (text, expected) => {
  expect(nearest(text, ['us-east-1', 'us-west-2', 'eu-central-1'])).toBe(expected);
});

test('a candidate is nearest to itself', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ maxLength: 12 }), { minLength: 1 }), fc.nat(), (candidates, index) => {
      const text = candidates[index % candidates.length];
      expect(nearest(text, candidates)).toBe(text);
    }),
  );
});
