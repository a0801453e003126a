import { Figure, ratioOf, shareOfTarget, Target, verdictOf } from '../../bench/figure';

function figure(value: number, baseline: number, target?: Target): Figure {
  return {
    name: 'x',
    unit: 'ms',
    subject: { what: 'ours', value },
    baseline: { what: 'theirs', value: baseline },
    ...(target && { target }),
  };
}

test.each([
  [{ of: 'ratio', atMost: 2 }, 20, 10, 1, 'met'],
  [{ of: 'ratio', atMost: 2 }, 30, 10, 1.5, 'missed'],
  [{ of: 'value', atMost: 50 }, 25, 1, 0.5, 'met'],
  [{ of: 'value', atMost: 50 }, 75, 1000, 1.5, 'missed'],
] as const)('under the target %j, %d against %d is at %d of it: %s', (target, value, baseline, share, verdict) => {
  expect(shareOfTarget(figure(value, baseline, target))).toBe(share);
  expect(verdictOf(figure(value, baseline, target))).toBe(verdict);
});

test('without a target there is no verdict, and against nothing there is no ratio', () => {
  expect(verdictOf(figure(1, 1))).toBeUndefined();
  expect(ratioOf(figure(3, 0))).toBeUndefined();
});
