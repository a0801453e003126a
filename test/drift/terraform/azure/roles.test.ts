import { BUILT_IN_ROLES as ROLES_OF_THE_CONSTRUCTS } from '../../../../lib/azure/private/built-in-roles';
import { abilitiesOf } from '../../../../lib/drift/terraform/azure/abilities';
import { BUILT_IN_ROLES, builtInRole } from '../../../../lib/drift/terraform/azure/roles';
import { ZOOM_KEY_VAULT_KEY } from '../../../../lib/zoom';

const abilities = (name: string) => abilitiesOf(builtInRole(name)!).map(({ words }) => words);

test('the roles that the constructs know are known here, under the same ids', () => {
  for (const [name, id] of Object.entries(ROLES_OF_THE_CONSTRUCTS)) expect(builtInRole(id)).toMatchObject({ name, id });
});

test('a role is found by its id and by its name, in any case', () => {
  for (const role of BUILT_IN_ROLES) {
    expect(builtInRole(role.id.toUpperCase())).toBe(role);
    expect(builtInRole(role.name.toUpperCase())).toBe(role);
  }
  expect(builtInRole('Key Vault')).toBeUndefined();
});

test.each([
  [ZOOM_KEY_VAULT_KEY.role.value, ['read the key', 'wrap keys', 'unwrap keys']],
  ['Key Vault Reader', ['read the key']],
  ['Key Vault Contributor', ["read the vault's settings", 'change the vault', 'delete the vault']],
  ['Contributor', ["read the vault's settings", 'change the vault', 'delete the vault']],
  ['Reader', ["read the vault's settings"]],
  ['User Access Administrator', ['give roles to anybody', 'take roles away']],
  ['Key Vault Secrets User', ['read secrets of the vault']],
])('%s lets its holder %j', (name, expected) => {
  expect(abilities(name)).toEqual(expected);
});

test('an owner may do all that the management of a vault is, and nothing with its keys', () => {
  expect(abilities('Owner')).toEqual([...abilities('Contributor'), ...abilities('User Access Administrator')]);
});

test.each<[string, boolean]>([
  ['*', true],
  ['Microsoft.KeyVault/*', true],
  ['microsoft.keyvault/VAULTS/keys/*/action', true],
  ['Microsoft.KeyVault/*/keys/*wrap/action', true],
  ['Microsoft.KeyVault/vaults/keys/unwrap/action', true],
  ['*/unwrap/action', true],
  ['Microsoft.KeyVault/vaults/keys/unwrap', false],
  ['*unwrap/action/action', false],
  ['Microsoft.KeyVault/vaults/keys/unwrap/action*action', false],
  ['*keys*keys*', false],
  ['', false],
])('the pattern %s stands for unwrapping: %s', (pattern, expected) => {
  const role = { actions: [], notActions: [], dataActions: [pattern], notDataActions: [] };
  expect(abilitiesOf(role).some(({ words }) => words === 'unwrap keys')).toBe(expected);
});

test('what is excepted is not allowed', () => {
  const role = {
    actions: [],
    notActions: [],
    dataActions: ['*'],
    notDataActions: ['*/delete', '*/purge/*', '*/vaults/secrets/*'],
  };
  const words = abilitiesOf(role).map(each => each.words);
  expect(words).toContain('unwrap keys');
  for (const each of ['delete the key', 'purge the key', 'read secrets of the vault']) {
    expect(words).not.toContain(each);
  }
});

test('a pattern of many stars is matched at once', () => {
  const pattern = `${'*a'.repeat(50_000)}*`;
  expect(abilitiesOf({ actions: [], notActions: [], dataActions: [pattern], notDataActions: [] })).toEqual([]);
});
