import { KMS_ACTIONS } from './kms-actions';

/** What an action lets somebody do with a key. */
type Power = 'control' | 'destroy' | 'use' | 'manage' | 'look';

const POWERS: Readonly<Record<string, Power>> = {
  'kms:PutKeyPolicy': 'control',
  'kms:CreateGrant': 'control',
  'kms:ScheduleKeyDeletion': 'destroy',
  'kms:DisableKey': 'destroy',
  'kms:DeleteImportedKeyMaterial': 'destroy',
  'kms:Decrypt': 'use',
  'kms:ReEncryptFrom': 'use',
  'kms:Encrypt': 'use',
  'kms:ReEncryptTo': 'use',
  'kms:GenerateDataKey': 'use',
  'kms:GenerateDataKeyWithoutPlaintext': 'use',
  'kms:GenerateDataKeyPair': 'use',
  'kms:GenerateDataKeyPairWithoutPlaintext': 'use',
  'kms:DeriveSharedSecret': 'use',
  'kms:Sign': 'use',
};

/** Gaining control of a key is worse than its use; losing its use is worse than losing control. */
const ORDER = {
  gain: ['control', 'destroy', 'use', 'manage', 'look'],
  loss: ['use', 'control', 'destroy', 'manage', 'look'],
} as const satisfies Record<string, readonly Power[]>;

/** How serious it is to gain or lose an action: 0 is the most. Within a power, actions keep the order of its list. */
export function seriousness(action: string, change: keyof typeof ORDER): number {
  const place = Object.keys(POWERS).indexOf(action);
  return ORDER[change].indexOf(powerOf(action)) * 100 + (place < 0 ? 99 : place);
}

function powerOf(action: string): Power {
  const level = KMS_ACTIONS.find(({ name }) => action === `kms:${name}`)?.accessLevel;
  return POWERS[action] ?? (level === 'Read' || level === 'List' ? 'look' : 'manage');
}
