/** Regions of each set: one primary and four replicas. */
export const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-2'];

/** Sets that share a stack in each Region. */
export const SETS_OF_GROUP = 20;

/** How long the endpoint waits before it answers, in milliseconds. */
export const LATENCY_MS = 20;
