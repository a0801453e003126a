/** How many parts an ARN has, between colons; the last may hold further colons. */
export const PARTS_OF_ARN = 6;

/** The parts of an Amazon Resource Name. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All after the fifth colon: `role/path/name`, `key/mrk-…`. */
  readonly resource: string;
}

/**
 * Takes an ARN apart; nothing where the text is none.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...resource] = text.split(':');
  if (arn !== 'arn' || resource.length === 0) return undefined;
  return { partition, service, region, account, resource: resource.join(':') };
}
