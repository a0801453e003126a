import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { reasonOf } from './failure-reason';
import { FailureReason, isError, KnownFailure } from './known-failure';
import { messageOf } from './look';

/** Gives credentials when a client needs them. */
export type CredentialProvider = () => Promise<Credentials>;

/** What requests are signed with. */
export type Credentials = Awaited<ReturnType<ReturnType<typeof fromNodeProviderChain>>>;

// Sessions are renewed this long before they expire, as the SDK does.
const RENEW_MS = 5 * 60 * 1000;

// These tell more than "no credentials", and would be different the next time.
const PASSING: readonly FailureReason[] = ['throttled', 'timeout', 'unreachable', 'interrupted'];

/**
 * The credentials of the caller, from where the AWS CLI has them too.
 *
 * A profile that is named must give them itself. The SDK's chain would go on without it, to the role of the machine: with a
 * mistyped name, another account would be checked than the one that was meant.
 *
 * @param stsRegion Region of the STS endpoint, for profiles that assume a role.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export function callerCredentials(profile: string | undefined, stsRegion: () => Promise<string>): CredentialProvider {
  // The metadata service of a machine that is none answers nothing: one second, once.
  const options = { clientConfig: { region: stsRegion }, timeout: 1000, maxRetries: 0 };
  const [provider, what] =
    profile === undefined
      ? [fromNodeProviderChain(options), 'no AWS credentials, set AWS_PROFILE or give --profile']
      : [fromIni({ ...options, profile }), `no AWS credentials in the profile '${profile}'`];
  return async () => {
    try {
      return await provider();
    } catch (error) {
      throw credentialsFailure(what, error);
    }
  };
}

/**
 * What went wrong on the way to credentials, as a failure with the reason 'credentials', or with that of the network.
 *
 * @param what What is missing: `cannot assume arn:aws:iam::111122223333:role/drift`.
 */
export function credentialsFailure(what: string, error: unknown): KnownFailure {
  if (error instanceof KnownFailure) return error;
  const reason = reasonOf(error);
  return new KnownFailure(PASSING.includes(reason) ? reason : 'credentials', `${what}: ${discreet(error)}`);
}

/**
 * Asks a provider once, and again only when what it gave expires.
 *
 * A failure is kept as well: the other requests of a run would each wait for the same one.
 */
export function remembered(provider: CredentialProvider): CredentialProvider {
  let last: Promise<Credentials> | undefined;
  let renewAt = Infinity;
  return async () => {
    if (!last || Date.now() >= renewAt) {
      renewAt = Infinity;
      last = provider();
      const { expiration } = await last;
      if (expiration) renewAt = Math.max(expiration.getTime() - RENEW_MS, Date.now());
    }
    return last;
  };
}

/**
 * Bounds the time that a provider takes: a profile's program may ask a user who is not there, or a proxy never answer.
 *
 * @throws {KnownFailure} 'timeout' when it is over, 'interrupted' when the signal is aborted first.
 */
export function bounded(provider: CredentialProvider, ms: number, signal?: AbortSignal): CredentialProvider {
  return async () => {
    const end = new AbortController();
    const outcome = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => reject(new KnownFailure('timeout', `no AWS credentials after ${ms} ms`)), ms);
      const interrupt = () => reject(new KnownFailure('interrupted', 'interrupted while waiting for AWS credentials'));
      if (signal?.aborted) interrupt();
      signal?.addEventListener('abort', interrupt, { once: true, signal: end.signal });
      end.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    });
    try {
      return await Promise.race([outcome, provider()]);
    } finally {
      end.abort();
    }
  };
}

/** Errors of programs and parsers quote what they were given, which may be the credentials themselves. */
function discreet(error: unknown): string {
  const message = messageOf(error);
  if (/^Command failed/.test(message)) return "the profile's credential_process failed";
  const isTold = isError(error) && (/Provider|Token/.test(error.name) || '$metadata' in error || 'code' in error);
  return isTold ? message : `they could not be read (${isError(error) ? error.name : typeof error})`;
}
