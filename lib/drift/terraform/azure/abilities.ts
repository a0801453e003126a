import { RolePermissions } from './roles';

/** Something that a role may let its holder do to a key, or to its vault. */
export interface Ability {
  readonly words: string;
  /** `use`: what Zoom needs. `control`: with it, the key can be taken over, changed or destroyed. */
  readonly kind: 'use' | 'other' | 'control';
  /** Whether a role on the key alone does not give it. */
  readonly ofVault?: true;
}

const KEYS = 'Microsoft.KeyVault/vaults/keys';

/** Operations of Azure on keys and vaults. */
const DATA_ABILITIES: readonly (readonly [operation: string, ability: Ability])[] = [
  [`${KEYS}/read`, { words: 'read the key', kind: 'use' }],
  [`${KEYS}/encrypt/action`, { words: 'encrypt', kind: 'use' }],
  [`${KEYS}/decrypt/action`, { words: 'decrypt', kind: 'use' }],
  [`${KEYS}/wrap/action`, { words: 'wrap keys', kind: 'use' }],
  [`${KEYS}/unwrap/action`, { words: 'unwrap keys', kind: 'use' }],
  [`${KEYS}/sign/action`, { words: 'sign', kind: 'other' }],
  [`${KEYS}/verify/action`, { words: 'verify signatures', kind: 'other' }],
  [`${KEYS}/update/action`, { words: 'disable the key and change it', kind: 'control' }],
  [`${KEYS}/create/action`, { words: 'make versions of the key', kind: 'control' }],
  [`${KEYS}/rotate/action`, { words: 'rotate the key', kind: 'control' }],
  [`${KEYS}/import/action`, { words: 'import keys', kind: 'control' }],
  [`${KEYS}/backup/action`, { words: 'back the key up', kind: 'other' }],
  [`${KEYS}/restore/action`, { words: 'restore keys', kind: 'control' }],
  [`${KEYS}/recover/action`, { words: 'recover deleted keys', kind: 'control' }],
  [`${KEYS}/release/action`, { words: 'release the key', kind: 'control' }],
  [`${KEYS}/delete`, { words: 'delete the key', kind: 'control' }],
  [`${KEYS}/purge/action`, { words: 'purge the key', kind: 'control' }],
  ['Microsoft.KeyVault/vaults/keyrotationpolicies/write', { words: 'set the rotation policy', kind: 'control' }],
  [
    'Microsoft.KeyVault/vaults/secrets/getSecret/action',
    { words: 'read secrets of the vault', kind: 'other', ofVault: true },
  ],
];

/** Operations on the vault as a resource. */
const MANAGEMENT_ABILITIES: readonly (readonly [operation: string, ability: Ability])[] = [
  ['Microsoft.KeyVault/vaults/read', { words: "read the vault's settings", kind: 'other', ofVault: true }],
  ['Microsoft.KeyVault/vaults/write', { words: 'change the vault', kind: 'control', ofVault: true }],
  ['Microsoft.KeyVault/vaults/delete', { words: 'delete the vault', kind: 'control', ofVault: true }],
  ['Microsoft.Authorization/roleAssignments/write', { words: 'give roles to anybody', kind: 'control' }],
  ['Microsoft.Authorization/roleAssignments/delete', { words: 'take roles away', kind: 'control' }],
];

/** What permissions allow, in the order of the tables above. */
export function abilitiesOf({ actions, notActions, dataActions, notDataActions }: RolePermissions): Ability[] {
  const allowed = (
    abilities: readonly (readonly [string, Ability])[],
    patterns: readonly string[],
    exceptions: readonly string[],
  ) =>
    abilities
      .filter(([operation]) => isAmong(patterns, operation) && !isAmong(exceptions, operation))
      .map(([, ability]) => ability);
  return [
    ...allowed(DATA_ABILITIES, dataActions, notDataActions),
    ...allowed(MANAGEMENT_ABILITIES, actions, notActions),
  ];
}

function isAmong(patterns: readonly string[], operation: string): boolean {
  return patterns.some(pattern => matches(pattern.toLowerCase(), operation.toLowerCase()));
}

/** Whether a text is of a pattern, in which `*` stands for any text. Goes through both once. */
function matches(pattern: string, text: string): boolean {
  const [start, ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === text;
  const end = rest.pop()!;
  if (!text.startsWith(start) || text.length < start.length + end.length || !text.endsWith(end)) return false;
  let position = start.length;
  for (const part of rest) {
    const found = text.indexOf(part, position);
    if (found < 0 || found + part.length > text.length - end.length) return false;
    position = found + part.length;
  }
  return true;
}
