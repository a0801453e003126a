import { EAST, msOf, WEST } from './support';
import { Limits } from '../../../lib/drift/live/limits';

const pause = async (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** Requests that say how many of them were under way at once. */
function watched(): { request: () => Promise<void>; most: () => number } {
  let now = 0;
  let most = 0;
  return {
    request: async () => {
      most = Math.max(most, ++now);
      await pause(3);
      now -= 1;
    },
    most: () => most,
  };
}

test('so many requests are under way at once in a Region of an account', async () => {
  const limits = new Limits(undefined, 4);
  const { request, most } = watched();
  await Promise.all(
    Array.from({ length: 30 }, async () => limits.run('111122223333', EAST, 'kms:DescribeKey', request)),
  );
  expect(most()).toBe(4);
});

test('Regions and accounts do not wait for each other', async () => {
  const limits = new Limits(undefined, 2);
  const { request, most } = watched();
  const places = [['1', EAST], ['1', WEST], ['2', EAST], [undefined, EAST]] as const; // prettier-ignore
  const all = places.flatMap(([account, region]) =>
    Array.from({ length: 6 }, async () => limits.run(account, region, 'kms:DescribeKey', request)),
  );
  await Promise.all(all);
  expect(most()).toBe(8);
});

test('grants are listed at eighty a second at most, and keep nothing else waiting', async () => {
  const limits = new Limits();
  const { request, most } = watched();
  const grants = msOf(async () =>
    Promise.all(Array.from({ length: 21 }, async () => limits.run('1', EAST, 'kms:ListGrants', request))),
  );
  const others = await msOf(async () =>
    Promise.all(Array.from({ length: 20 }, async () => limits.run('1', EAST, 'kms:DescribeKey', async () => pause(1)))),
  );
  expect(await grants).toBeGreaterThanOrEqual(240);
  expect(others).toBeLessThan(await grants);
  expect(most()).toBeLessThanOrEqual(2);
});

test('fails with what the request throws, and goes on with the next one', async () => {
  const limits = new Limits(undefined, 1);
  const refused = limits.run('1', EAST, 'kms:ListGrants', async () => Promise.reject(new Error('refused')));
  const next = limits.run('1', EAST, 'kms:ListGrants', async () => 'next');
  await expect(refused).rejects.toThrow('refused');
  expect(await next).toBe('next');
});

test('fails as interrupted what waits when the signal is aborted', async () => {
  const end = new AbortController();
  const limits = new Limits(end.signal, 1);
  let started = 0;
  const count = async () => {
    started += 1;
    await pause(5);
  };
  const all = Array.from({ length: 50 }, async (_, index) =>
    limits.run('1', EAST, index % 2 ? 'kms:ListGrants' : 'kms:DescribeKey', count),
  );
  await pause(1);
  end.abort();
  const outcomes = await Promise.allSettled(all);
  expect(started).toBeLessThanOrEqual(2);
  expect(
    outcomes.filter(outcome => outcome.status === 'rejected' && outcome.reason.reason === 'interrupted').length,
  ).toBe(50 - started);
});
