import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Fn, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { maximalStack, NEW_VAULT, OBJECT_ID, OLD_VAULT, stackWithKey, WORKSPACE_ID } from './support';
import {
  KeyVaultDeployer,
  KeyVaultKeyType,
  KeyVaultResourceGroup,
  ZoomKeyVault,
  ZoomKeyVaultKey,
  ZoomKeyVaultKeyProps,
  ZoomServicePrincipal,
  ZoomVaultRole,
} from '../../lib/azure';
import { ZOOM_KEY_VAULT_KEY } from '../../lib/zoom';
import { azureStack, resolved, resourceOf, synthesised, terraformOf, typesOf, warningsOf } from '../terraform/support';

Testing.setupJest();

test('minimal properties make a vault, a key, and a role for Zoom on the key alone', () => {
  const stack = stackWithKey();
  expect(typesOf(stack)).toEqual([
    'azuread_service_principal',
    'azurerm_key_vault',
    'azurerm_key_vault_key',
    'azurerm_resource_group',
    'azurerm_role_assignment',
    'azurerm_role_assignment',
    'time_sleep',
  ]);
  const json = synthesised(stack);
  expect(json).toHaveResourceWithProperties(KeyVaultKey, {
    name: 'zoom-cmk',
    key_type: ZOOM_KEY_VAULT_KEY.keyType.value,
    key_size: 2048,
    key_opts: ['wrapKey', 'unwrapKey'],
    lifecycle: { prevent_destroy: true },
  });
  expect(json).toHaveResourceWithProperties(RoleAssignment, {
    scope: expect.stringMatching(/^\$\{azurerm_key_vault_key\.\w+\.resource_versionless_id\}$/),
    role_definition_id: expect.stringMatching(
      /^\/subscriptions\/\$\{.+\.subscription_id\}\/providers\/Microsoft\.Authorization\/roleDefinitions\/e147488a-f6f5-4113-8e2d-b22465e65bf6$/,
    ),
    principal_id: expect.stringMatching(/^\$\{azuread_service_principal\.\w+\.object_id\}$/),
    principal_type: 'ServicePrincipal',
  });
  expect(json).toHaveDataSource(DataAzurermClientConfig);
  expect(resourceOf(stack, 'azurerm_key_vault_key')).not.toHaveProperty('expiration_date');
  expect(resourceOf(stack, 'azurerm_key_vault_key')).not.toHaveProperty('rotation_policy');
  expect(warningsOf(stack)).toEqual([]);
});

test('maximal properties', () => {
  const stack = maximalStack();
  const tags = { owner: 'security' };
  expect(typesOf(stack)).toEqual([
    'azurerm_eventgrid_system_topic',
    'azurerm_key_vault',
    'azurerm_key_vault_key',
    'azurerm_management_lock',
    'azurerm_monitor_diagnostic_setting',
    'azurerm_resource_group_template_deployment',
    'azurerm_role_assignment',
    'azurerm_role_assignment',
    'time_sleep',
  ]);
  const json = synthesised(stack);
  expect(json).toHaveResourceWithProperties(KeyVault, {
    resource_group_name: 'rg-security',
    sku_name: 'premium',
    tags,
  });
  expect(json).toHaveResourceWithProperties(KeyVaultKey, {
    name: 'recordings',
    key_type: 'RSA-HSM',
    key_size: 4096,
    key_opts: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'],
    rotation_policy: {
      automatic: { time_after_creation: 'P90D' },
      expire_after: 'P120D',
      notify_before_expiry: 'P20D',
    },
    tags,
  });
  expect(json).toHaveResourceWithProperties(MonitorDiagnosticSetting, {
    log_analytics_workspace_id: WORKSPACE_ID,
    enabled_log: [{ category_group: 'audit' }],
  });
  expect(json).not.toContain('prevent_destroy');
  expect(warningsOf(stack)).toEqual(['rotatedKey', 'expiringKey']);
});

test('a lock keeps everybody from deleting the vault, and can be taken off before what lies in it', () => {
  const json = synthesised(stackWithKey({ deleteLock: true, auditLogWorkspaceId: WORKSPACE_ID }));
  expect(json).toHaveResourceWithProperties(ManagementLock, {
    scope: expect.stringMatching(/^\$\{azurerm_key_vault\.\w+\.id\}$/),
    lock_level: 'CanNotDelete',
    depends_on: [
      expect.stringMatching(/^azurerm_role_assignment\.Cmk_ZoomAccess_/),
      expect.stringMatching(/^azurerm_role_assignment\.Cmk_DeployerRole_/),
      expect.stringMatching(/^azurerm_monitor_diagnostic_setting\.Cmk_AuditLog_/),
    ],
    lifecycle: {
      // Not `${…}`, which terraform refuses here.
      replace_triggered_by: [
        expect.stringMatching(/^azurerm_role_assignment\.Cmk_ZoomAccess_/),
        expect.stringMatching(/^azurerm_role_assignment\.Cmk_DeployerRole_/),
      ],
    },
  });
});

test('a change of the role leaves no gap, but under a lock, where the old assignment has to go first', () => {
  const accessOf = (props: Partial<ZoomKeyVaultKeyProps>) =>
    Object.entries<any>(terraformOf(stackWithKey(props)).resource.azurerm_role_assignment).find(([name]) =>
      name.includes('ZoomAccess'),
    )![1];
  expect(accessOf({}).lifecycle).toEqual({ create_before_destroy: true });
  expect(accessOf({ deleteLock: true })).not.toHaveProperty('lifecycle');
  const json = synthesised(stackWithKey({ deleteLock: true, deployer: KeyVaultDeployer.none() }));
  expect(json).toHaveResourceWithProperties(ManagementLock, {
    depends_on: [expect.stringMatching(/^azurerm_role_assignment\.Cmk_ZoomAccess_/)],
  });
});

test('an expiry date is set on the key, and one that a rotation sets is no difference', () => {
  const expiring = stackWithKey({ expirationDate: '2030-12-31T00:00:00Z' });
  expect(resourceOf(expiring, 'azurerm_key_vault_key')).toMatchObject({
    expiration_date: '2030-12-31T00:00:00Z',
    lifecycle: { prevent_destroy: true },
  });
  expect(warningsOf(expiring)).toEqual(['expiringKey']);
  const lifecycleOf = (props: Partial<ZoomKeyVaultKeyProps>) =>
    resourceOf(stackWithKey(props), 'azurerm_key_vault_key').lifecycle;
  const rotation = { rotateAfterDays: 90, expireAfterDays: 120 };
  expect(lifecycleOf({ rotation })).toEqual({ prevent_destroy: true, ignore_changes: ['expiration_date'] });
  expect(lifecycleOf({ rotation, destroyProtection: false })).toEqual({ ignore_changes: ['expiration_date'] });
});

test('destroy protection is on the key, on what is made to hold it, and on the service principal of all keys', () => {
  const protectedTypes = ({ resource }: any) =>
    Object.keys(resource)
      .filter(type => Object.values<any>(resource[type]).some(({ lifecycle }) => lifecycle?.prevent_destroy))
      .sort();
  expect(protectedTypes(terraformOf(stackWithKey()))).toEqual([
    'azuread_service_principal',
    'azurerm_key_vault',
    'azurerm_key_vault_key',
    'azurerm_resource_group',
  ]);
  expect(protectedTypes(terraformOf(stackWithKey({ destroyProtection: false })))).toEqual([]);
});

test('outputs and properties are what the Zoom portal asks for, under names that people can type', () => {
  const stack = azureStack();
  const cmk = new ZoomKeyVaultKey(stack, 'ZoomCmk', { vault: NEW_VAULT });
  expect(terraformOf(stack).output).toEqual({
    ZoomCmk_key_identifier: {
      description: 'Key Identifier, with its version',
      value: resolved(stack, cmk.keyIdentifier),
    },
    ZoomCmk_vault_uri: { description: 'Vault URI', value: resolved(stack, cmk.vaultUri) },
    ZoomCmk_tenant_id: { description: 'Directory (tenant) ID', value: resolved(stack, cmk.tenantId) },
  });
  expect(resolved(stack, cmk.keyIdentifier)).toMatch(/^\$\{azurerm_key_vault_key\.\w+\.id\}$/);
  expect(resolved(stack, cmk.key.id)).toBe(resolved(stack, cmk.keyIdentifier));
  expect(resolved(stack, cmk.vaultId)).toMatch(/^\$\{azurerm_key_vault\.\w+\.id\}$/);
  expect(resolved(stack, cmk.zoomObjectId)).toMatch(/^\$\{azuread_service_principal\.\w+\.object_id\}$/);
});

test('two keys of a stack share an existing vault and the service principal', () => {
  const stack = azureStack();
  const first = new ZoomKeyVaultKey(stack, 'First', { vault: OLD_VAULT });
  const servicePrincipal = ZoomServicePrincipal.fromObjectId(first.zoomObjectId);
  new ZoomKeyVaultKey(stack, 'Second', { vault: OLD_VAULT, keyName: 'second', servicePrincipal });
  expect(typesOf(stack)).toEqual([
    'azuread_service_principal',
    'azurerm_key_vault_key',
    'azurerm_key_vault_key',
    'azurerm_role_assignment',
    'azurerm_role_assignment',
  ]);
  expect(Object.keys(terraformOf(stack).output)).toHaveLength(6);
});

test.each<[string, Partial<ZoomKeyVaultKeyProps>, string]>([
  [
    'a key name with an underscore',
    { keyName: 'zoom_cmk' },
    "keyName has 1 to 127 letters, digits and hyphens, got 'zoom_cmk'",
  ],
  ['an empty key name', { keyName: '' }, "got ''"],
  ['a key size of another kind', { keySize: 1024 }, 'keySize is one of 2048, 3072, 4096, got 1024'],
  [
    'an expiry date without its time',
    { expirationDate: '2030-12-31' },
    "expirationDate is a date and time in UTC, to the second, such as '2028-12-31T00:00:00Z', got '2030-12-31'",
  ],
  ['a day that there is not', { expirationDate: '2030-02-30T00:00:00Z' }, "got '2030-02-30T00:00:00Z'"],
  ['a month that there is not', { expirationDate: '2030-99-01T00:00:00Z' }, "got '2030-99-01T00:00:00Z'"],
  ['another offset', { expirationDate: '2030-12-31T00:00:00+02:00' }, "got '2030-12-31T00:00:00+02:00'"],
  ['fractions of a second', { expirationDate: '2030-12-31T00:00:00.5Z' }, "got '2030-12-31T00:00:00.5Z'"],
  [
    'two expiries',
    { expirationDate: '2030-12-31T00:00:00Z', rotation: { rotateAfterDays: 90, expireAfterDays: 120 } },
    'expirationDate and rotation.expireAfterDays both say when the key expires: give one of them',
  ],
  [
    'a workspace that is named, not identified',
    { auditLogWorkspaceId: 'log-security' },
    "auditLogWorkspaceId is the resource id of a Log Analytics workspace, /subscriptions/…/resourceGroups/…/providers/Microsoft.OperationalInsights/workspaces/…, got 'log-security'",
  ],
  [
    'an RSA-HSM key in a standard vault',
    { keyType: KeyVaultKeyType.RSA_HSM },
    "a key of type RSA-HSM needs a vault with the SKU 'premium', got 'standard': sku: KeyVaultSku.PREMIUM, or keyType: KeyVaultKeyType.RSA",
  ],
])('fails with %s', (_, props, message) => {
  expect(() => stackWithKey(props)).toThrow(message);
  expect(() => stackWithKey(props)).toThrow(/^\[zoom\/Cmk\] /);
});

test('names and numbers that only Terraform knows are left to it', () => {
  const stack = azureStack();
  const text = new TerraformVariable(stack, 'text', { type: 'string' });
  const size = new TerraformVariable(stack, 'size', { type: 'number' });
  new ZoomKeyVaultKey(stack, 'Cmk', {
    vault: ZoomKeyVault.create({
      name: text.stringValue,
      location: text.stringValue,
      resourceGroup: KeyVaultResourceGroup.create(text.stringValue),
      networkRules: { ipRules: [text.stringValue, '${var.text}'], virtualNetworkSubnetIds: [text.stringValue] },
    }),
    keyName: Fn.lower(text.stringValue),
    keySize: size.numberValue,
    role: ZoomVaultRole.custom(text.stringValue),
    servicePrincipal: ZoomServicePrincipal.fromObjectId(text.stringValue),
    deployer: KeyVaultDeployer.objectId(text.stringValue, { waitSeconds: size.numberValue }),
    expirationDate: text.stringValue,
    rotation: { rotateAfterDays: size.numberValue },
    auditLogWorkspaceId: text.stringValue,
    keyEvents: { actionGroupIds: [text.stringValue], existingSystemTopicName: text.stringValue },
  });
  const { rotation_policy } = resourceOf(stack, 'azurerm_key_vault_key');
  expect(rotation_policy.automatic.time_after_creation).toBe('P${var.size}D');
  expect(resourceOf(stack, 'time_sleep').create_duration).toBe('${var.size}s');
});

test('lists that only Terraform knows are left to it', () => {
  const stack = azureStack();
  const list = new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue;
  new ZoomKeyVaultKey(stack, 'Cmk', {
    vault: ZoomKeyVault.create({
      name: 'kv-zoom',
      location: 'eastus',
      networkRules: { ipRules: list, virtualNetworkSubnetIds: list },
    }),
    rotation: {
      rotateAfterDays: 90,
      expireAfterDays: new TerraformVariable(stack, 'days', { type: 'number' }).numberValue,
    },
    keyEvents: { actionGroupIds: list },
  });
  expect(resourceOf(stack, 'azurerm_key_vault').network_acls).toMatchObject({
    ip_rules: '${var.list}',
    virtual_network_subnet_ids: '${var.list}',
  });
  expect(resourceOf(stack, 'azurerm_resource_group_template_deployment').template_content).toContain(
    '"actionGroups" = var.list',
  );
  expect(warningsOf(stack)).toEqual(['rotatedKey', 'expiringKey']);
});

test.each<[string, Partial<ZoomKeyVaultKeyProps>, string]>([
  [
    'the vault',
    { servicePrincipal: ZoomServicePrincipal.fromObjectId(OBJECT_ID) },
    "the vault kv-zoom is made for 'zoom/First' already: give each key a vault of its own, or, once this one is deployed, ZoomKeyVault.existing(...) to the key of another stack",
  ],
  [
    'the service principal',
    { vault: OLD_VAULT },
    "Zoom's service principal is made for 'zoom/First' already: ZoomServicePrincipal.fromObjectId(...) with its zoomObjectId",
  ],
])('fails with a second key that makes %s again', (_, props, message) => {
  const stack = azureStack();
  new ZoomKeyVaultKey(stack, 'First', { vault: NEW_VAULT });
  expect(() => new ZoomKeyVaultKey(stack, 'Second', { vault: NEW_VAULT, ...props })).toThrow(message);
});

test('fails without the providers', () => {
  const stack = new TerraformStack(Testing.app(), 'zoom');
  new ZoomKeyVaultKey(stack, 'Cmk', { vault: NEW_VAULT });
  expect(() => synthesised(stack)).toThrow(/provider.*azurerm/s);
});
