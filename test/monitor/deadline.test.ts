import { context } from './support';
import { inTime } from '../../lib/monitor/deadline';

const aborted = async (signal: AbortSignal) =>
  new Promise<string>(resolve => signal.addEventListener('abort', () => resolve('aborted')));

test('looking is ended twenty seconds before the function is', async () => {
  const begun = Date.now();
  await expect(inTime(context(20.2), async ({ signal }) => aborted(signal))).resolves.toBe('aborted');
  expect(Date.now() - begun).toBeGreaterThanOrEqual(150);
});

test.each([0, 19])('looking is ended at once where only %d seconds are left', async seconds => {
  await expect(inTime(context(seconds), async ({ signal }) => aborted(signal))).resolves.toBe('aborted');
});

test('drift may be waited for a third of the time', async () => {
  const frozen = { ...context(), getRemainingTimeInMillis: () => 170_000 };
  await expect(inTime(frozen, async ({ mostSettleMs }) => mostSettleMs)).resolves.toBe(50_000);
});

test('work that fails keeps nothing waiting', async () => {
  jest.useFakeTimers();
  try {
    const failing = inTime({ ...context(), getRemainingTimeInMillis: () => 900_000 }, async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});
