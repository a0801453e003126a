import { JsonObject, member } from '../../json-value';
import { textsOf } from '../private/attributes';

/** What a role allows, as Azure writes it. */
export interface RolePermissions {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
}

/** A built-in role of Azure. */
interface BuiltInRole extends RolePermissions {
  readonly id: string;
  readonly name: string;
}

const role = (
  id: string,
  name: string,
  { actions = [], notActions = [], dataActions = [], notDataActions = [] }: Partial<RolePermissions>,
): BuiltInRole => ({ id, name, actions, notActions, dataActions, notDataActions });

const keys = (...operations: string[]) => operations.map(operation => `Microsoft.KeyVault/vaults/keys/${operation}`);

/**
 * Built-in roles that mean something to a key, as of 2026-02, without what they allow elsewhere.
 *
 * @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security
 * @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged
 */
export const BUILT_IN_ROLES: readonly BuiltInRole[] = [
  role('e147488a-f6f5-4113-8e2d-b22465e65bf6', 'Key Vault Crypto Service Encryption User', {
    dataActions: keys('read', 'wrap/action', 'unwrap/action'),
  }),
  role('12338af0-0e69-4776-bea7-57ae8d297424', 'Key Vault Crypto User', {
    dataActions: keys(
      ...['read', 'update/action', 'backup/action', 'encrypt/action', 'decrypt/action', 'wrap/action'],
      ...['unwrap/action', 'sign/action', 'verify/action'],
    ),
  }),
  role('08bbd89e-9f13-488c-ac41-acfcb10c90ab', 'Key Vault Crypto Service Release User', {
    dataActions: keys('release/action'),
  }),
  role('14b46e9e-c2b7-41b4-b07b-48a6ebf60603', 'Key Vault Crypto Officer', {
    dataActions: [...keys('*'), 'Microsoft.KeyVault/vaults/keyrotationpolicies/*'],
  }),
  role('00482a5a-887f-4fb3-b363-3b7fe8e74483', 'Key Vault Administrator', {
    dataActions: ['Microsoft.KeyVault/vaults/*'],
  }),
  role('21090545-7ca7-4776-b22c-e363652d74d2', 'Key Vault Reader', {
    dataActions: ['Microsoft.KeyVault/vaults/*/read'],
  }),
  role('f25e0fa2-a7c8-4377-a976-54943a77a395', 'Key Vault Contributor', { actions: ['Microsoft.KeyVault/*'] }),
  role('8b54135c-b56d-4d72-a534-26097cfdc8d8', 'Key Vault Data Access Administrator', {
    actions: ['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleAssignments/delete'],
  }),
  role('b86a8fe4-44ce-4948-aee5-eccb2c155cd7', 'Key Vault Secrets Officer', {
    dataActions: ['Microsoft.KeyVault/vaults/secrets/*'],
  }),
  role('4633458b-17de-408a-b874-0445c86b69e6', 'Key Vault Secrets User', {
    dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
  }),
  role('18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 'User Access Administrator', { actions: ['Microsoft.Authorization/*'] }),
  role('f58310d9-a9f6-439a-9e8d-f62e7b41a168', 'Role Based Access Control Administrator', {
    actions: ['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleAssignments/delete'],
  }),
  role('8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'Owner', { actions: ['*'] }),
  role('b24988ac-6180-42a0-ab88-20f7382dd24c', 'Contributor', {
    actions: ['*'],
    notActions: ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write'],
  }),
  role('acdd72a7-3385-48ef-bd42-f606fba81ae7', 'Reader', { actions: ['*/read'] }),
];

/** The built-in role of an id, or of a name; nothing where it is another role. */
export function builtInRole(idOrName: string): BuiltInRole | undefined {
  const text = idOrName.toLowerCase();
  return BUILT_IN_ROLES.find(({ id, name }) => id === text || name.toLowerCase() === text);
}

/** What a custom role allows, by its values in a plan. */
export function customPermissions(values: JsonObject): RolePermissions {
  const blocks = member(values, 'permissions');
  const all = (name: string) => (Array.isArray(blocks) ? blocks : []).flatMap(block => textsOf(member(block, name)));
  return {
    actions: all('actions'),
    notActions: all('not_actions'),
    dataActions: all('data_actions'),
    notDataActions: all('not_data_actions'),
  };
}
