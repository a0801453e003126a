import { median, spread } from '../../bench/statistics';

test('the median is the value in the middle, or between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

test('the spread is that of the middle half, as a part of the median', () => {
  expect(spread([10, 10, 10])).toBe(0);
  expect(spread([8, 9, 10, 11, 1000])).toBeCloseTo(0.2);
});

test('fails without values', () => {
  expect(() => median([])).toThrow('no values: give one at least');
});
