import { KeyMetadata, MultiRegionConfiguration } from '@aws-sdk/client-kms';
import { FoundKey } from './lookup';
import { KeySet, keyState } from './state';

/** What DescribeKey, CreateKey and ReplicateKey say of a key. */
export function metadataOf({ set, key }: FoundKey): KeyMetadata {
  const state = keyState(key);
  return {
    AWSAccountId: set.account,
    KeyId: set.keyId,
    Arn: key.arn,
    CreationDate: key.createdAt,
    Enabled: state === 'Enabled',
    Description: key.description,
    KeyUsage: set.usage,
    KeyState: state,
    DeletionDate: key.deletion?.date,
    PendingDeletionWindowInDays: state === 'PendingReplicaDeletion' ? key.deletion?.windowInDays : undefined,
    Origin: set.origin,
    KeyManager: 'CUSTOMER',
    CustomerMasterKeySpec: set.spec as KeyMetadata['CustomerMasterKeySpec'],
    KeySpec: set.spec,
    ...algorithmsOf(set),
    MultiRegion: set.multiRegion,
    MultiRegionConfiguration: set.multiRegion ? multiRegionConfiguration(set, key.region) : undefined,
  };
}

function multiRegionConfiguration(set: KeySet, region: string): MultiRegionConfiguration {
  const describe = (of: string) => ({ Arn: set.keys.get(of)!.arn, Region: of });
  const replicas = [...set.keys.keys()].filter(of => of !== set.primaryRegion);
  return {
    MultiRegionKeyType: region === set.primaryRegion ? 'PRIMARY' : 'REPLICA',
    PrimaryKey: describe(set.primaryRegion),
    ReplicaKeys: replicas.map(describe),
  };
}

function algorithmsOf(set: KeySet): Partial<KeyMetadata> {
  if (set.usage === 'ENCRYPT_DECRYPT') {
    const symmetric = set.spec === 'SYMMETRIC_DEFAULT';
    return { EncryptionAlgorithms: symmetric ? ['SYMMETRIC_DEFAULT'] : ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'] };
  }
  if (set.usage === 'GENERATE_VERIFY_MAC') {
    return { MacAlgorithms: [`HMAC_SHA_${set.spec.slice('HMAC_'.length)}` as 'HMAC_SHA_256'] };
  }
  return {};
}
