import { KeyCheck, SetCheck } from '../../lib/drift/check';
import { DeclaredKey } from '../../lib/drift/declared';
import { LiveKey } from '../../lib/drift/live';
import { parseKeyPolicy } from '../../lib/key-policy';

export const ACCOUNT = '111122223333';
export const ARN = `arn:aws:kms:us-east-1:${ACCOUNT}:key/mrk-1`;
const ROOT_POLICY = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'kms:*', Resource: '*' },
};

/** A primary key for Zoom, declared with these properties beside the usual ones. */
export function declaredKey(properties: Partial<DeclaredKey> = {}): DeclaredKey {
  return {
    ...{ constructPath: 'Zoom/Cmk', stack: 'Zoom', logicalId: 'Cmk', account: ACCOUNT, region: 'us-east-1' },
    intent: { setRole: 'primary', primaryRegion: 'us-east-1', replicaRegions: [], broker: 'account-root' },
    keyArn: ARN,
    policy: { value: ROOT_POLICY },
    ...{ description: { value: '' }, tags: { value: {} }, aliases: { value: [] }, enabled: { value: true } },
    rotation: { value: { enabled: true } },
    ...{
      keySpec: { value: 'SYMMETRIC_DEFAULT' },
      keyUsage: { value: 'ENCRYPT_DECRYPT' },
      origin: { value: 'AWS_KMS' },
    },
    multiRegion: { value: true },
    ...properties,
  };
}

/** The key as it is when nothing was changed, but for these properties. */
export function liveKey(properties: Partial<LiveKey> = {}): LiveKey {
  return {
    ...{ arn: ARN, account: ACCOUNT, region: 'us-east-1', state: 'Enabled', description: '' },
    ...{ keySpec: 'SYMMETRIC_DEFAULT', keyUsage: 'ENCRYPT_DECRYPT', origin: 'AWS_KMS', multiRegion: true },
    set: { role: 'primary', primaryArn: ARN, replicaArns: [] },
    policy: { value: JSON.stringify(ROOT_POLICY) },
    rotation: { value: { enabled: true, periodInDays: 365 } },
    ...{ aliases: { value: [] }, tags: { value: {} }, grants: { value: [] } },
    ...properties,
  };
}

/** A key as declared and as it is, its policy as declared. */
export function keyCheck(declared: Partial<DeclaredKey> = {}, live: Partial<LiveKey> = {}): KeyCheck {
  const policy = parseKeyPolicy(ROOT_POLICY);
  return {
    declared: declaredKey(declared),
    live: liveKey(live),
    failures: [],
    policy: { declared: policy, live: policy, problems: [] },
  };
}

/** The set of a single primary. */
export function setOf(primary: KeyCheck): SetCheck {
  return { primary, keys: [primary], unreadRegions: [], lookedIn: false };
}
