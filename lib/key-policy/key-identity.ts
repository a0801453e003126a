import { parseArn } from './arn';
import { KeyPolicy } from './policy';

/** What is known of the key that a policy belongs to. */
export interface KeyIdentity {
  /**
   * Twelve digits of the account that owns the key.
   *
   * @default - the account of `arn`, else what the policies let one conclude
   */
  readonly account?: string;
  /**
   * ARN of the key. With it, what names a key or a Region is decided.
   *
   * @default - what names a key or a Region is not decided
   */
  readonly arn?: string;
}

/** What is known of a key, with what its ARN says taken out. */
export interface KeyFacts {
  readonly owner?: string;
  readonly partition: string;
  readonly region?: string;
  readonly arn?: string;
  /** The key that this one is compared with, where that is another one. */
  readonly comparedWith?: {
    readonly region?: string;
    /** Whether the other key is the second of the two. */
    readonly comesAfter: boolean;
  };
}

/**
 * Puts together what a key's identity says.
 *
 * @param policies where the partition is looked up that the identity does not say
 * @throws Error where the ARN is not that of a KMS key, or of another account than the one given
 */
export function keyFacts({ account, arn }: KeyIdentity, policies: readonly KeyPolicy[]): KeyFacts {
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    throw new Error(`${account} is no account, give twelve digits`);
  }
  if (arn === undefined) return { owner: account, partition: partitionIn(policies) };
  const parsed = parseArn(arn);
  if (parsed?.service !== 'kms' || !parsed.resource.startsWith('key/') || !/^\d{12}$/.test(parsed.account)) {
    throw new Error(`${arn} is not the ARN of a KMS key, such as arn:aws:kms:us-east-1:111122223333:key/mrk-…`);
  }
  if (account !== undefined && account !== parsed.account) {
    throw new Error(`the key ${arn} is of account ${parsed.account}, not ${account}: give one or the other`);
  }
  return { owner: parsed.account, partition: parsed.partition, region: parsed.region, arn };
}

/** The partition of the first ARN among the principals. */
function partitionIn(policies: readonly KeyPolicy[]): string {
  const principals = policies.flatMap(policy => policy.statements.flatMap(statement => statement.principals.values));
  return principals.map(({ value }) => parseArn(value)?.partition).find(Boolean) ?? 'aws';
}
