import { KnownFailure } from './known-failure';

/** The parts of an ARN that say where something is. */
export interface Whereabouts {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
}

/**
 * Where the thing with this ARN is.
 *
 * @param arn What AWS answered, `arn:aws:kms:us-east-1:111122223333:key/…`.
 * @param asked What was asked for; the account is not compared where it is absent.
 * @throws {KnownFailure} where it is no ARN of this service, or the thing is elsewhere than where it was asked for.
 */
export function whereaboutsOf(arn: string, service: string, asked: Partial<Whereabouts>): Whereabouts {
  const [prefix, , of, region, account] = arn.split(':');
  if (prefix !== 'arn' || of !== service || !region || !/^\d{12}$/.test(account ?? '')) {
    throw new KnownFailure('other', `the answer has '${arn}', which is no ARN of ${service}`);
  }
  for (const [name, got, wanted] of [
    ['Region', region, asked.region],
    ['account', account, asked.account],
  ] as const) {
    if (wanted !== undefined && got !== wanted) {
      throw new KnownFailure(
        'other',
        `the answer is about ${arn}, which is not in the ${name} ${wanted} that was asked`,
      );
    }
  }
  return { account, region };
}
