import { OBJECT_ID, stackWithKey } from './support';
import { KeyOperation, ZoomVaultRole } from '../../lib/azure';
import { ZOOM_KEY_VAULT_KEY } from '../../lib/zoom';
import { resourceOf, terraformOf, warningsOf } from '../terraform/support';

/** The role of Zoom on the key, and what the key may be used for. */
function accessOf(role: ZoomVaultRole) {
  const stack = stackWithKey({ role });
  const [access] = Object.entries<any>(terraformOf(stack).resource.azurerm_role_assignment)
    .filter(([name]) => name.includes('ZoomAccess'))
    .map(([, assignment]) => assignment);
  return { role: access.role_definition_id, operations: resourceOf(stack, 'azurerm_key_vault_key').key_opts };
}

test('the default role is the inferred one: it wraps and unwraps', () => {
  expect(ZOOM_KEY_VAULT_KEY.role.confidence).toBe('inferred');
  expect(accessOf(ZoomVaultRole.cryptoServiceEncryptionUser())).toEqual({
    role: expect.stringMatching(/roleDefinitions\/e147488a-f6f5-4113-8e2d-b22465e65bf6$/),
    operations: ['wrapKey', 'unwrapKey'],
  });
});

test('a crypto user encrypts and decrypts too, and does not sign', () => {
  expect(accessOf(ZoomVaultRole.cryptoUser())).toEqual({
    role: expect.stringMatching(/roleDefinitions\/12338af0-0e69-4776-bea7-57ae8d297424$/),
    operations: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'],
  });
});

test.each([
  `/subscriptions/${OBJECT_ID}/providers/Microsoft.Authorization/roleDefinitions/${OBJECT_ID}`,
  `/providers/Microsoft.Authorization/roleDefinitions/${OBJECT_ID}`,
])('a role of your choice is taken as it is identified: %s', id => {
  expect(accessOf(ZoomVaultRole.custom(id)).role).toBe(id);
});

test('a built-in role has the form that Azure shows, or the assignment would be replaced with each deployment', () => {
  const id = '12338af0-0e69-4776-bea7-57ae8d297424';
  const shown = new RegExp(`^/subscriptions/\\$\\{.+\\}/providers/Microsoft\\.Authorization/roleDefinitions/${id}$`);
  expect(accessOf(ZoomVaultRole.custom(id)).role).toMatch(shown);
  const ofTenant = ZoomVaultRole.custom(`/providers/Microsoft.Authorization/roleDefinitions/${id}`);
  expect(accessOf(ofTenant).role).toMatch(shown);
});

test('a role of your choice that is a GUID is one of the subscription, with the operations that are given', () => {
  const role = ZoomVaultRole.custom(OBJECT_ID, { keyOperations: [KeyOperation.DECRYPT, KeyOperation.UNWRAP_KEY] });
  expect(accessOf(role)).toEqual({
    role: expect.stringMatching(new RegExp(`^/subscriptions/\\$\\{.+\\}/providers/.+/roleDefinitions/${OBJECT_ID}$`)),
    operations: ['decrypt', 'unwrapKey'],
  });
});

test.each([
  'Key Vault Crypto User',
  '',
  'roleDefinitions/x',
  `${OBJECT_ID}0`,
  `/providers/Microsoft.Management/managementGroups/mg/providers/Microsoft.Authorization/roleDefinitions/${OBJECT_ID}`,
])('fails with the role "%s"', id => {
  expect(() => stackWithKey({ role: ZoomVaultRole.custom(id) })).toThrow(
    'the role of ZoomVaultRole.custom(...) is the GUID of a role definition, or its resource id as a role assignment shows it: ',
  );
  expect(() => stackWithKey({ role: ZoomVaultRole.custom(id) })).toThrow(`got '${id}'`);
});

test('fails without an operation', () => {
  expect(() => stackWithKey({ role: ZoomVaultRole.custom(OBJECT_ID, { keyOperations: [] }) })).toThrow(
    'keyOperations has at least one operation, got none: Zoom could do nothing with the key',
  );
});

test.each([
  '14b46e9e-c2b7-41b4-b07b-48a6ebf60603',
  '/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-A8FF-443C-A75C-2FE8C4BCB635',
])('a role that administers keys warns: %s', id => {
  expect(warningsOf(stackWithKey({ role: ZoomVaultRole.custom(id) }))).toEqual(['broadRole']);
});
