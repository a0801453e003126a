/** What a Region's name says of where it is. */
export interface Partition {
  readonly name: string;
  /** What `AWS::URLSuffix` gives there. */
  readonly urlSuffix: string;
}

/**
 * Partitions by how the names of their Regions begin, the default last.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const PARTITIONS: readonly (Partition & { readonly prefix: string })[] = [
  { prefix: 'cn-', name: 'aws-cn', urlSuffix: 'amazonaws.com.cn' },
  { prefix: 'us-gov-', name: 'aws-us-gov', urlSuffix: 'amazonaws.com' },
  { prefix: 'us-iso-', name: 'aws-iso', urlSuffix: 'c2s.ic.gov' },
  { prefix: 'us-isob-', name: 'aws-iso-b', urlSuffix: 'sc2s.sgov.gov' },
  { prefix: 'eu-isoe-', name: 'aws-iso-e', urlSuffix: 'cloud.adc-e.uk' },
  { prefix: 'us-isof-', name: 'aws-iso-f', urlSuffix: 'csp.hci.ic.gov' },
  { prefix: 'eusc-', name: 'aws-eusc', urlSuffix: 'amazonaws.eu' },
  { prefix: '', name: 'aws', urlSuffix: 'amazonaws.com' },
];

/** The partition of a Region. */
export function partitionOf(region: string): Partition {
  return PARTITIONS.find(({ prefix }) => region.startsWith(prefix))!;
}
