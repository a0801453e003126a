import { StatesFailure } from './states-failure';

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MOST_BYTES = 256 * 1024;

/** Gives data back as it is. @throws {StatesFailure} where it is more than an input or output may be */
export function withinLimit(json: string): string {
  const bytes = Buffer.byteLength(json);
  if (bytes <= MOST_BYTES) return json;
  throw new StatesFailure(
    'States.DataLimitExceeded',
    `The state/task returned a result with a size exceeding the maximum number of bytes service limit: ${bytes}`,
  );
}
