import { KnownFailure } from '../../../lib/drift/live';
import { bounded, CredentialProvider, credentialsFailure, remembered } from '../../../lib/drift/live/credentials';

const MINUTE = 60_000;

/** A provider that counts how often it is asked, and whose credentials last so long. */
function counting(lastsMs?: number): { provider: CredentialProvider; asked: () => number } {
  let asked = 0;
  return {
    provider: async () => {
      asked += 1;
      const expiration = lastsMs === undefined ? undefined : new Date(Date.now() + lastsMs);
      return { accessKeyId: `${asked}`, secretAccessKey: 's', expiration };
    },
    asked: () => asked,
  };
}

function named(name: string, message: string, members: object = {}): Error {
  return Object.assign(new Error(message), { name, ...members });
}

afterEach(() => jest.useRealTimers());

test('credentials without an end are asked for once', async () => {
  const { provider, asked } = counting();
  const get = remembered(provider);
  await Promise.all([get(), get(), get()]);
  expect(asked()).toBe(1);
});

test('credentials are renewed five minutes before they expire', async () => {
  jest.useFakeTimers();
  const { provider, asked } = counting(60 * MINUTE);
  const get = remembered(provider);
  await get();
  jest.advanceTimersByTime(54 * MINUTE);
  await get();
  expect(asked()).toBe(1);
  jest.advanceTimersByTime(2 * MINUTE);
  await Promise.all([get(), get()]);
  expect(asked()).toBe(2);
});

test('fails again with the same failure, without asking again', async () => {
  let asked = 0;
  const get = remembered(async () => Promise.reject(new Error(`failure ${++asked}`)));
  await expect(get()).rejects.toThrow('failure 1');
  await expect(get()).rejects.toThrow('failure 1');
});

test('a provider that is quick enough is not disturbed', async () => {
  const { provider } = counting();
  expect(await bounded(provider, 1000, new AbortController().signal)()).toMatchObject({ accessKeyId: '1' });
});

test('fails when the time is over', async () => {
  await expect(bounded(async () => new Promise(() => undefined), 10)()).rejects.toMatchObject({ reason: 'timeout' });
});

test('fails when the run is ended, before or while it is waited for', async () => {
  const end = new AbortController();
  const never = bounded(async () => new Promise(() => undefined), MINUTE, end.signal);
  const waiting = never();
  end.abort();
  await expect(waiting).rejects.toMatchObject({ reason: 'interrupted' });
  await expect(never()).rejects.toMatchObject({ reason: 'interrupted' });
});

test.each([
  [named('CredentialsProviderError', 'Could not load'), 'credentials', 'cannot: Could not load'],
  [named('AccessDenied', 'User is not authorized', { $metadata: {} }), 'credentials', 'cannot: User is not authorized'],
  [named('Throttling', 'Rate exceeded', { $metadata: {} }), 'throttled', 'cannot: Rate exceeded'],
  [named('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' }), 'unreachable', 'cannot: connect ECONNREFUSED'],
  [
    named('CredentialsProviderError', 'Command failed: get --password x'),
    'credentials',
    "cannot: the profile's credential_process failed",
  ],
  [
    named('SyntaxError', 'Unexpected token in {"Secret…'),
    'credentials',
    'cannot: they could not be read (SyntaxError)',
  ],
  ['hunter2', 'credentials', 'cannot: they could not be read (string)'],
] as const)('fails with a reason and a discreet message: %#', (error, reason, message) => {
  expect(credentialsFailure('cannot', error)).toMatchObject({ reason, message });
});

test('fails with a failure that is known already', () => {
  const known = new KnownFailure('interrupted', 'interrupted');
  expect(credentialsFailure('cannot', known)).toBe(known);
});
