import { KeyCheck, SetCheck } from './key-check';
import { isAmong, Wanted } from './wanted';

/**
 * Puts replicas beside their primary: by the primary's ARN where it is known, else by the construct that holds both. A replica
 * whose primary is declared elsewhere is a set of its own.
 *
 * @param wanted what is to be looked at
 */
export function keySets(keys: readonly KeyCheck[], wanted: Wanted = {}): SetCheck[] {
  const primaries = keys.filter(({ declared }) => declared.intent.setRole === 'primary');
  const sets = new Map<KeyCheck, KeyCheck[]>(primaries.map(primary => [primary, [primary]]));
  const alone: KeyCheck[] = [];
  const lookedIn = wanted.regions !== undefined;
  for (const replica of keys.filter(({ declared }) => declared.intent.setRole === 'replica')) {
    const primary = primaries.find(candidate => isPrimaryOf(candidate, replica));
    if (primary) sets.get(primary)!.push(replica);
    else alone.push(replica);
  }
  return [
    ...[...sets].map(([primary, members]) => ({
      ...{ primary, keys: members },
      // Whoever names stacks or keys wants no others; else each Region that is declared is looked at, or named.
      unreadRegions: (primary.declared.intent.replicaRegions ?? []).filter(
        region =>
          wanted.stacks === undefined &&
          wanted.keys === undefined &&
          isAmong(wanted.regions, region) &&
          !members.some(({ declared }) => declared.region === region),
      ),
      lookedIn,
    })),
    ...alone.map(replica => ({ keys: [replica], unreadRegions: [], lookedIn })),
  ];
}

function isPrimaryOf({ declared: primary }: KeyCheck, { declared: replica }: KeyCheck): boolean {
  const arn = replica.primaryKeyArn;
  if (arn && 'value' in arn && primary.keyArn !== undefined) return arn.value === primary.keyArn;
  return (
    replica.constructPath.startsWith(`${primary.constructPath}/`) && replica.intent.primaryRegion === primary.region
  );
}
