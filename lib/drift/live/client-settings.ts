import { KMSClientConfig } from '@aws-sdk/client-kms';
import { STSClient } from '@aws-sdk/client-sts';
import { Retries } from './retries';

/** Longest time that one attempt of a request may take, in milliseconds, where nothing else is asked for. */
export const DEFAULT_TIMEOUT_MS = 10_000;

const CONNECTION_TIMEOUT_MS = 5_000;

/** What all clients of the check have in common. */
export interface ClientSettings {
  readonly retryStrategy: NonNullable<KMSClientConfig['retryStrategy']>;
  readonly requestHandler: NonNullable<KMSClientConfig['requestHandler']>;
  /** Whether the SDK puts its middleware together once for each kind of request: it does not change between them. */
  readonly cacheMiddleware: boolean;
  readonly profile?: string;
}

/**
 * Settings of one client: its own retries and its own connections.
 *
 * @param timeoutMs Longest time for one attempt, in milliseconds: to connect, until the answer begins, and between its pieces.
 * @param sockets Most connections of the client. With as many as requests under way, none waits for one on the clock.
 * @see https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html
 */
export function clientSettings(timeoutMs: number, sockets: number, profile?: string): ClientSettings {
  const agent = { keepAlive: true, maxSockets: sockets };
  return {
    retryStrategy: new Retries(),
    cacheMiddleware: true,
    requestHandler: {
      connectionTimeout: Math.min(timeoutMs, CONNECTION_TIMEOUT_MS),
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: timeoutMs,
      httpAgent: agent,
      httpsAgent: agent,
    },
    // Endpoints may be configured in a profile.
    ...(profile !== undefined && { profile }),
  };
}

/**
 * The Region of the environment or of the profile, if there is one.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html
 */
export async function configuredRegion(profile?: string): Promise<string | undefined> {
  const probe = new STSClient({ profile });
  // The SDK rejects where it finds none.
  const region = await probe.config.region().catch(() => undefined);
  probe.destroy();
  return region || undefined;
}
