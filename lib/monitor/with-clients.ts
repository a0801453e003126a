import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { Objects } from './objects';
import { busRegion, Settings } from './settings';

/**
 * Settings of the clients that write down what was found. There are 20 seconds for that: an attempt that hangs must leave time for
 * another one.
 */
const CLIENT_SETTINGS = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    socketTimeout: 5_000,
    throwOnRequestTimeout: true,
  },
} as const;

/** Where a function writes down what was found. */
export interface Clients {
  /** The bucket of reports. */
  readonly objects: Objects;
  /** Another bucket. */
  readonly objectsOf: (bucket: string) => Objects;
  /** In the Region of the bus. */
  readonly eventBridge: EventBridgeClient;
}

/** Does something with clients, and closes them in the end. */
export async function withClients<T>(settings: Settings, work: (clients: Clients) => Promise<T>): Promise<T> {
  // The bucket may be in another Region than the function.
  const s3 = new S3Client({ ...CLIENT_SETTINGS, followRegionRedirects: true });
  const eventBridge = new EventBridgeClient({ ...CLIENT_SETTINGS, region: busRegion(settings) });
  const objectsOf = (bucket: string) => new Objects(s3, bucket);
  try {
    return await work({ objects: objectsOf(settings.bucket), objectsOf, eventBridge });
  } finally {
    s3.destroy();
    eventBridge.destroy();
  }
}
