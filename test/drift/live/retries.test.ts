import { Retries } from '../../../lib/drift/live/retries';

const lost = (message = 'socket hang up') =>
  Object.assign(new Error(message), { code: 'ECONNRESET', name: 'TimeoutError' });
const throttled = () => Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
type Failed = Parameters<Retries['refreshRetryTokenForRetry']>[1];

/** Waits in milliseconds before each further attempt of a request that always fails the same way. */
async function waits(retries: Retries, errorType: Failed['errorType'], error: object = lost()): Promise<number[]> {
  const delays: number[] = [];
  let token = await retries.acquireInitialRetryToken();
  for (;;) {
    try {
      token = await retries.refreshRetryTokenForRetry(token, { errorType, error } as Failed);
    } catch {
      return delays;
    }
    delays.push(token.getRetryDelay());
  }
}

test('a throttled request is tried ten times, ever slower', async () => {
  expect(await waits(new Retries(() => 1), 'THROTTLING', throttled())).toEqual([
    500, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000,
  ]);
});

test('a lost request is tried three times', async () => {
  expect(await waits(new Retries(() => 1), 'TRANSIENT')).toEqual([100, 200]);
  expect(await waits(new Retries(() => 0.5), 'SERVER_ERROR')).toEqual([50, 100]);
});

test('a refused request is not tried again', async () => {
  expect(await waits(new Retries(), 'CLIENT_ERROR')).toEqual([]);
});

test('fails at once when thirty attempts were lost in a row', async () => {
  const retries = new Retries(() => 0);
  for (let request = 0; request < 10; request++) await waits(retries, 'TRANSIENT');
  await expect(retries.acquireInitialRetryToken()).rejects.toMatchObject({
    reason: 'unreachable',
    message: 'given up after 30 lost attempts in a row: socket hang up',
  });
});

test('fails at once when a hundred attempts were throttled in a row', async () => {
  const retries = new Retries(() => 0);
  for (let request = 0; request < 10; request++) await waits(retries, 'THROTTLING', throttled());
  await expect(retries.acquireInitialRetryToken()).rejects.toMatchObject({ reason: 'throttled' });
});

test.each([
  ['an answer', (retries: Retries) => retries.recordSuccess()],
  ['a refusal', async (retries: Retries) => waits(retries, 'CLIENT_ERROR')],
])('%s shows that the Region is not lost', async (_, happens) => {
  const retries = new Retries(() => 0);
  for (let request = 0; request < 9; request++) await waits(retries, 'TRANSIENT');
  await happens(retries);
  for (let request = 0; request < 9; request++) await waits(retries, 'TRANSIENT');
  await expect(retries.acquireInitialRetryToken()).resolves.toBeDefined();
});
