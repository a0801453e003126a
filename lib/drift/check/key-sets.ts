import { KeyCheck, SetCheck } from './key-check';

/**
 * Puts replicas beside their primary: by the primary's ARN where it is known, else by the construct that holds both. A replica
 * whose primary is declared elsewhere is a set of its own.
 *
 * @param isUnread whether a Region should have been read, where no stack of it declares the replica
 */
export function keySets(keys: readonly KeyCheck[], isUnread: (region: string) => boolean): SetCheck[] {
  const primaries = keys.filter(({ declared }) => declared.intent.setRole === 'primary');
  const sets = new Map<KeyCheck, KeyCheck[]>(primaries.map(primary => [primary, [primary]]));
  const alone: KeyCheck[] = [];
  for (const replica of keys.filter(({ declared }) => declared.intent.setRole === 'replica')) {
    const primary = primaries.find(candidate => isPrimaryOf(candidate, replica));
    if (primary) sets.get(primary)!.push(replica);
    else alone.push(replica);
  }
  return [
    ...[...sets].map(([primary, members]) => ({
      ...{ primary, keys: members },
      unreadRegions: (primary.declared.intent.replicaRegions ?? []).filter(
        region => isUnread(region) && !members.some(({ declared }) => declared.region === region),
      ),
    })),
    ...alone.map(replica => ({ keys: [replica], unreadRegions: [] })),
  ];
}

function isPrimaryOf({ declared: primary }: KeyCheck, { declared: replica }: KeyCheck): boolean {
  const arn = replica.primaryKeyArn;
  if (arn && 'value' in arn && primary.keyArn !== undefined) return arn.value === primary.keyArn;
  return (
    replica.constructPath.startsWith(`${primary.constructPath}/`) && replica.intent.primaryRegion === primary.region
  );
}
