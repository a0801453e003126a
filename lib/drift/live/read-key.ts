import { DescribeKeyCommand, KeyMetadata } from '@aws-sdk/client-kms';
import { AliasReader, readAliases } from './aliases';
import { whereaboutsOf } from './arn';
import { askKms, Place } from './asking';
import { AwsAccess } from './aws-access';
import { KeyPlace, readGrants, readPolicy, readRotation, readTags } from './key-parts';
import { KnownFailure, present } from './known-failure';
import { LiveKey, LiveSet } from './live-key';
import { look } from './look';
import { Looked, LookFailure } from './looked';

/** What DescribeKey says of a key. */
type Description = Omit<LiveKey, 'policy' | 'rotation' | 'aliases' | 'tags' | 'grants'>;

/** A part of a key that a reader may do without; it is not asked for then. */
export type OptionalPart = 'aliases' | 'tags';

/** How a key is read. */
export interface ReadKeyOptions {
  /** What is not read: it is a failure that says so. @default - everything is read */
  readonly without?: readonly OptionalPart[];
  /** Reads the aliases; see {@link aliasReader}. @default - they are asked for this key alone */
  readonly aliases?: AliasReader;
}

/**
 * Reads a key of one Region.
 *
 * A failure of DescribeKey is the failure of the key; each of the other requests may fail by itself.
 *
 * @param account Account to ask, twelve digits; the caller's where it is absent. Of a key that is given as an ARN: the ARN's.
 * @param region Region to ask. Of a key that is given as an ARN: the ARN's.
 * @param keyId Id or ARN of the key, or an alias.
 */
export async function readKey(
  access: AwsAccess,
  account: string | undefined,
  region: string,
  keyId: string,
  options: ReadKeyOptions = {},
): Promise<Looked<LiveKey>> {
  const place = { access, account, region };
  const described = await look('kms:DescribeKey', region, async () => describeKey(place, keyId));
  if ('failure' in described) return described;
  return { value: await withParts(place, described.value, options) };
}

async function withParts(
  place: Place,
  description: Description,
  { without = [], aliases: aliasesOf = readAliases }: ReadKeyOptions,
): Promise<LiveKey> {
  const key: KeyPlace = { ...place, keyArn: description.arn, state: description.state };
  const [policy, rotation, aliases, tags, grants] = await Promise.all([
    readPolicy(key),
    // A replica shows its primary's.
    description.set?.role === 'replica' ? undefined : readRotation(key),
    without.includes('aliases') ? notAsked('kms:ListAliases', place) : aliasesOf(key),
    without.includes('tags') ? notAsked('kms:ListResourceTags', place) : readTags(key),
    readGrants(key),
  ]);
  return { ...description, policy, ...(rotation && { rotation }), aliases, tags, grants };
}

function notAsked(operation: string, { region }: Place): { readonly failure: LookFailure } {
  return { failure: { operation, region, reason: 'other', message: 'it was not asked for' } };
}

async function describeKey(place: Place, keyId: string): Promise<Description> {
  const command = new DescribeKeyCommand({ KeyId: keyId });
  const answer = await askKms(place, 'kms:DescribeKey', async kms => kms.send(command));
  const metadata = present(answer.KeyMetadata, 'KeyMetadata');
  const arn = present(metadata.Arn, 'Arn');
  const multiRegion = present(metadata.MultiRegion, 'MultiRegion');
  return {
    arn,
    ...whereaboutsOf(arn, 'kms', place),
    state: present(metadata.KeyState, 'KeyState'),
    ...(metadata.DeletionDate && { deletionDate: metadata.DeletionDate.toISOString() }),
    // The one thing whose absence means that there is none.
    description: metadata.Description ?? '',
    keySpec: present(metadata.KeySpec, 'KeySpec'),
    keyUsage: present(metadata.KeyUsage, 'KeyUsage'),
    origin: present(metadata.Origin, 'Origin'),
    multiRegion,
    ...(multiRegion && { set: setOf(metadata) }),
  };
}

const ROLES: Readonly<Record<string, LiveSet['role']>> = { PRIMARY: 'primary', REPLICA: 'replica' };

function setOf({ MultiRegionConfiguration }: KeyMetadata): LiveSet {
  const set = present(MultiRegionConfiguration, 'MultiRegionConfiguration');
  const type = present(set.MultiRegionKeyType, 'MultiRegionKeyType');
  const role = Object.hasOwn(ROLES, type) ? ROLES[type] : undefined;
  if (!role) throw new KnownFailure('other', `the answer has '${type}' as MultiRegionKeyType, not PRIMARY or REPLICA`);
  const replicas = present(set.ReplicaKeys, 'ReplicaKeys');
  return {
    role,
    primaryArn: present(set.PrimaryKey?.Arn, 'PrimaryKey.Arn'),
    replicaArns: replicas.map(({ Arn }) => present(Arn, 'ReplicaKeys.Arn')).sort(),
  };
}
