import {
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListGrantsCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import { askKms, Place } from './asking';
import { present } from './known-failure';
import { LiveGrant, LiveRotation } from './live-key';
import { look } from './look';
import { Looked } from './looked';
import { allPages, kmsPage } from './pages';

// The most that KMS gives on one page.
const PAGE = 100;
const TAGS_PAGE = 50;

/** A key, and where it is. */
export interface KeyPlace extends Place {
  readonly keyArn: string;
  /** State of the key, from DescribeKey. */
  readonly state: string;
}

/** The text of the policy named `default`, the only one that a key has. */
export async function readPolicy({ keyArn: KeyId, ...place }: KeyPlace): Promise<Looked<string>> {
  const operation = 'kms:GetKeyPolicy';
  const command = new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' });
  return look(operation, place.region, async () => {
    const { Policy } = await askKms(place, operation, async kms => kms.send(command));
    return present(Policy, 'Policy');
  });
}

// Keys with imported material or in a key store have no automatic rotation, and neither has a key that waits for its deletion.
// KMS says so with an error, or with false; a state that passes, such as Updating, says nothing.
const NEVER_ROTATED = ['PendingDeletion', 'PendingReplicaDeletion', 'PendingImport', 'Unavailable'];

/**
 * Automatic rotation. Off for a key that cannot have it, or has none while it waits for its deletion.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
 */
export async function readRotation({ keyArn: KeyId, state, ...place }: KeyPlace): Promise<Looked<LiveRotation>> {
  const operation = 'kms:GetKeyRotationStatus';
  const command = new GetKeyRotationStatusCommand({ KeyId });
  return look(operation, place.region, async () => {
    try {
      const answer = await askKms(place, operation, async kms => kms.send(command));
      const enabled = present(answer.KeyRotationEnabled, 'KeyRotationEnabled');
      return { enabled, ...(answer.RotationPeriodInDays && { periodInDays: answer.RotationPeriodInDays }) };
    } catch (error) {
      const { name } = error as Error;
      const isOff = name === 'KMSInvalidStateException' && NEVER_ROTATED.includes(state);
      if (isOff || name === 'UnsupportedOperationException') return { enabled: false };
      throw error;
    }
  });
}

/** Tags of a key by their names, without those of AWS itself, which nobody can declare. */
export async function readTags({ keyArn: KeyId, ...place }: KeyPlace): Promise<Looked<Record<string, string>>> {
  const operation = 'kms:ListResourceTags';
  return look(operation, place.region, async () => {
    const tags = await allPages(async Marker => {
      const command = new ListResourceTagsCommand({ KeyId, Marker, Limit: TAGS_PAGE });
      const answer = await askKms(place, operation, async kms => kms.send(command));
      const entries = answer.Tags?.map(
        tag => [present(tag.TagKey, 'TagKey'), present(tag.TagValue, 'TagValue')] as const,
      );
      return kmsPage(entries, 'Tags', answer);
    });
    return Object.fromEntries(tags.filter(([name]) => !name.startsWith('aws:')));
  });
}

/** Grants of a key in its own Region, sorted by id: KMS lists them in any order. */
export async function readGrants({ keyArn: KeyId, ...place }: KeyPlace): Promise<Looked<readonly LiveGrant[]>> {
  const operation = 'kms:ListGrants';
  return look(operation, place.region, async () => {
    const all = await allPages(async Marker => {
      const command = new ListGrantsCommand({ KeyId, Marker, Limit: PAGE });
      const answer = await askKms(place, operation, async kms => kms.send(command));
      const grants = answer.Grants?.map(
        ({ GrantId, Name, GranteePrincipal, RetiringPrincipal, Operations }): LiveGrant => ({
          id: present(GrantId, 'GrantId'),
          operations: present(Operations, 'Operations'),
          ...(Name && { name: Name }),
          ...(GranteePrincipal && { granteePrincipal: GranteePrincipal }),
          ...(RetiringPrincipal && { retiringPrincipal: RetiringPrincipal }),
        }),
      );
      return kmsPage(grants, 'Grants', answer);
    });
    return all.sort((one, other) => (one.id < other.id ? -1 : 1));
  });
}
