import { region_info, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { PARTITIONS } from './partitions';
import { fail } from '../../private/fail';
import { nearest } from '../../private/nearest';

/** The Region of the stack that holds the primary key, which has to be known at synthesis. */
export function primaryRegionOf(scope: Construct): string {
  const stack = Stack.of(scope);
  if (Token.isUnresolved(stack.region)) {
    fail(
      scope,
      `the Region of stack '${stack.node.path}' is not known at synthesis: give the stack an explicit one, env: { region: 'us-east-1' }`,
    );
  }
  requireKnown(scope, stack.region);
  return stack.region;
}

/** Checks that a list of Regions is known at synthesis. */
export function requireKnownList(scope: Construct, prop: string, regions: string[]): void {
  if (Token.isUnresolved(regions)) {
    fail(scope, `${prop} must be known at synthesis, got a token for the whole list: write the Regions' names`);
  }
}

/** Checks a Region that a replica key is asked for. */
export function requireReplicaRegion(scope: Construct, region: string, existing: string[]): void {
  const [primary] = existing;
  if (Token.isUnresolved(region)) {
    fail(scope, `a replica Region must be known at synthesis, got the token ${region}: write the Region's name`);
  }
  requireKnown(scope, region);
  if (region === primary) {
    fail(scope, `'${region}' is the Region of the primary key: a replica belongs in another one`);
  }
  if (existing.includes(region)) {
    fail(scope, `there is a replica in '${region}' already: a multi-Region key has one key in each Region`);
  }
  if (partitionOf(region) !== partitionOf(primary)) {
    fail(
      scope,
      `'${region}' is in the partition ${partitionOf(region)}, the primary key in ${partitionOf(primary)}: KMS replicates within one partition only`,
    );
  }
}

/** The partition of a Region that has been checked. */
export function partitionOf(region: string): string | undefined {
  return partitionInTable(region) ?? region_info.RegionInfo.get(region).partition;
}

function requireKnown(scope: Construct, region: string): void {
  if (partitionInTable(region)) return;
  const known = region_info.RegionInfo.regions.map(info => info.name);
  if (!known.includes(region)) {
    fail(
      scope,
      `'${region}' is not a Region that this aws-cdk-lib knows: did you mean '${nearest(region.toLowerCase(), known)}'? (for a newer Region, update aws-cdk-lib or register its facts with Fact.register)`,
    );
  }
}

/** Asked first: what aws-cdk-lib knows of Regions takes longer to load than a key to declare. */
function partitionInTable(region: string): string | undefined {
  return Object.keys(PARTITIONS).find(partition => PARTITIONS[partition].includes(region));
}
