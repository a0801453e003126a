import { boundOf } from '../../bench/drift/pace';
import { Limits } from '../../lib/drift/live/limits';

const [REGION, OTHER_REGION] = ['us-east-1', 'us-west-2'];
const asked = (action: string, calls: number, region = REGION) => {
  const [service, operation] = action.split(':');
  return Array.from({ length: calls }, () => ({ service, operation, region }));
};

test('the bound is calls × latency ÷ concurrency', () => {
  expect(boundOf(asked('kms:DescribeKey', 100), 20)).toBe(200);
});

test('the slowest Region decides', () => {
  const requests = [...asked('kms:DescribeKey', 100), ...asked('kms:DescribeKey', 300, OTHER_REGION)];
  expect(boundOf(requests, 20)).toBe(600);
});

test('nothing takes no time', () => {
  expect(boundOf([], 20)).toBe(0);
});

/** The pace is the same; what a slot's pause makes of it is not written twice. */
test.each(['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:ListAliases', 'kms:ListGrants'])(
  'the command asks %s as fast as the bound says',
  async operation => {
    jest.useFakeTimers();
    const [latency, calls] = [20, 400];
    const start = Date.now();
    const limits = new Limits();
    const answer = async () => new Promise<number>(resolve => setTimeout(() => resolve(Date.now()), latency));
    const all = Array.from({ length: calls }, async () => limits.run(undefined, REGION, operation, answer));
    await jest.runAllTimersAsync();
    const took = Math.max(...(await Promise.all(all))) - start;
    jest.useRealTimers();
    const bound = boundOf(asked(operation, calls), latency);
    // The last one waits for nobody: its slot's pause is not in the time.
    expect(took).toBeGreaterThan(bound * 0.97);
    expect(took).toBeLessThanOrEqual(bound);
  },
);
