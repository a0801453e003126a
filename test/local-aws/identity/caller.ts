/** Who makes a request, and where: everything a service knows about its caller. */
export interface Caller {
  readonly account: string;
  /** The ARN that GetCallerIdentity shows, such as an assumed role's. */
  readonly arn: string;
  /** The ARN that policies name: the role's, for an assumed role. */
  readonly principalArn: string;
  readonly userId: string;
  readonly region: string;
  readonly partition: string;
  /** Whether an AWS service makes the request on the caller's behalf; only those may set tags that start with `aws:`. */
  readonly isService?: boolean;
}

/** The AWS partition of a Region. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

/** The DNS suffix of a Region's endpoints. */
export function urlSuffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
