import { DataAzurermKeyVault } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Testing } from 'cdktf';
import { OLD_VAULT, stackWithKey, SUBNET_ID } from './support';
import {
  KeyVaultKeyType,
  KeyVaultResourceGroup,
  NewKeyVaultProps,
  ZoomKeyVault,
  ZoomServicePrincipal,
} from '../../lib/azure';
import { resourceOf, synthesised, terraformOf, warningsOf } from '../terraform/support';

Testing.setupJest();

const withVault = (props: Partial<NewKeyVaultProps>) =>
  stackWithKey({ vault: ZoomKeyVault.create({ name: 'kv-zoom', location: 'eastus', ...props }) });

test('a new vault is governed by Azure RBAC, and can be purged by nobody', () => {
  const json = synthesised(withVault({}));
  expect(json).toHaveResourceWithProperties(KeyVault, {
    name: 'kv-zoom',
    location: 'eastus',
    sku_name: 'standard',
    rbac_authorization_enabled: true,
    purge_protection_enabled: true,
    soft_delete_retention_days: 90,
    tenant_id: expect.stringMatching(/^\$\{data\.azurerm_client_config\.\w+\.tenant_id\}$/),
    network_acls: { bypass: 'None', default_action: 'Allow' },
  });
  expect(json).toHaveResourceWithProperties(ResourceGroup, { name: 'rg-kv-zoom', location: 'eastus' });
});

test('a new vault goes into a resource group of the name that is given, or into one that exists', () => {
  const made = withVault({ resourceGroup: KeyVaultResourceGroup.create('rg-keys') });
  expect(resourceOf(made, 'azurerm_resource_group').name).toBe('rg-keys');
  const given = withVault({ resourceGroup: KeyVaultResourceGroup.existing('rg-keys') });
  expect(terraformOf(given).resource).not.toHaveProperty('azurerm_resource_group');
  expect(resourceOf(given, 'azurerm_key_vault').resource_group_name).toBe('rg-keys');
});

test('an existing vault is looked up, and refused in the plan where it is not fit', () => {
  const stack = stackWithKey({ vault: OLD_VAULT });
  expect(synthesised(stack)).toHaveDataSourceWithProperties(DataAzurermKeyVault, {
    name: 'kv-old',
    resource_group_name: 'rg-old',
  });
  const conditions = (terraform: any) =>
    Object.values<any>(terraform.data.azurerm_key_vault)[0].lifecycle.postcondition.map((each: any) => each.condition);
  const usual = ['${self.rbac_authorization_enabled}', '${self.purge_protection_enabled}'];
  expect(conditions(terraformOf(stack))).toEqual(usual);
  const hardware = stackWithKey({ vault: OLD_VAULT, keyType: KeyVaultKeyType.RSA_HSM });
  expect(conditions(terraformOf(hardware))).toEqual([...usual, '${self.sku_name == "premium"}']);
});

test('in an existing vault nothing is made but the key and its access', () => {
  const { resource } = terraformOf(stackWithKey({ vault: OLD_VAULT }));
  expect(Object.keys(resource).sort()).toEqual([
    'azuread_service_principal',
    'azurerm_key_vault_key',
    'azurerm_role_assignment',
  ]);
  expect(Object.keys(resource.azurerm_role_assignment)).toHaveLength(1);
});

const NAME_RULE =
  "the vault's name has 3 to 24 letters, digits and hyphens, starts with a letter, ends with a letter or digit, and has no two hyphens in a row";

test.each(['kv', 'a-name-that-has-25-letters', '1kv', 'kv-', 'kv--zoom', 'kv_zoom', 'kv.zoom', '-kv', ''])(
  'fails with a vault that is named "%s"',
  name => {
    expect(() => withVault({ name })).toThrow(`${NAME_RULE}, got '${name}'`);
    const existing = ZoomKeyVault.existing({ name, resourceGroupName: 'rg-old' });
    expect(() => stackWithKey({ vault: existing })).toThrow(NAME_RULE);
  },
);

test.each(['abc', 'kv1', 'K-v-9', 'a23456789012345678901234'])('a vault may be named %s', name => {
  expect(resourceOf(withVault({ name }), 'azurerm_key_vault').name).toBe(name);
});

test.each(['rg.', '', 'rg/keys', 'r'.repeat(91)])('fails with a resource group that is named "%s"', name => {
  const rule =
    "the resource group's name has 1 to 90 letters, digits, '_', '-', '(', ')' and '.', and does not end with '.'";
  for (const resourceGroup of [KeyVaultResourceGroup.create(name), KeyVaultResourceGroup.existing(name)]) {
    expect(() => withVault({ resourceGroup })).toThrow(`${rule}, got '${name}'`);
  }
  const existing = ZoomKeyVault.existing({ name: 'kv-old', resourceGroupName: name });
  expect(() => stackWithKey({ vault: existing })).toThrow(rule);
});

test.each(['', 'east-us', 'eastus;', 'https://eastus', ' eastus', 'eastus  2'])(
  'fails in the Region "%s"',
  location => {
    expect(() => withVault({ location })).toThrow(
      `the vault's location is the name of an Azure Region, such as 'eastus' or 'East US', got '${location}'`,
    );
  },
);

test('a long name of a Region is judged at once', () => {
  expect(() => withVault({ location: `${'a'.repeat(10_000)}_` })).toThrow("the vault's location is the name");
});

test('a Region that is perhaps misspelt, or new, warns', () => {
  expect(warningsOf(withVault({ location: 'eastsu' }))).toEqual(['unknownLocation']);
  expect(JSON.stringify(withVault({ location: 'eastsu' }).node.findChild('Cmk').node.metadata)).toContain("'eastus'?");
  expect(warningsOf(withVault({ location: 'East US 2' }))).toEqual([]);
});

test.each(['usgovvirginia', 'US Gov Virginia', 'chinanorth3'])(
  'fails in %s, where Zoom names no application, unless one is given',
  location => {
    expect(() => withVault({ location })).toThrow(
      `Zoom names its application for the public Azure cloud only, and '${location}' is in another: ask Zoom for one, and give it with ZoomServicePrincipal.create({ applicationId }) or .fromObjectId(...)`,
    );
    const applicationId = '99999999-8888-7777-6666-555555555555';
    const stack = stackWithKey({
      vault: ZoomKeyVault.create({ name: 'kv-zoom', location }),
      servicePrincipal: ZoomServicePrincipal.create({ applicationId }),
    });
    expect(resourceOf(stack, 'azuread_service_principal').client_id).toBe(applicationId);
  },
);

test('network rules let the named addresses and subnets in, and nobody else', () => {
  const stack = withVault({
    networkRules: { ipRules: ['203.0.113.0/24', '203.0.113.7/32'], virtualNetworkSubnetIds: [SUBNET_ID] },
  });
  expect(resourceOf(stack, 'azurerm_key_vault').network_acls).toEqual({
    default_action: 'Deny',
    bypass: 'None',
    ip_rules: ['203.0.113.0/24', '203.0.113.7/32'],
    virtual_network_subnet_ids: [SUBNET_ID],
  });
  expect(warningsOf(stack)).toEqual([]);
});

test('network rules that let no address in shut Zoom out, and warn', () => {
  const stack = withVault({ networkRules: { virtualNetworkSubnetIds: [SUBNET_ID], allowTrustedServices: true } });
  expect(resourceOf(stack, 'azurerm_key_vault').network_acls).toEqual({
    default_action: 'Deny',
    bypass: 'AzureServices',
    virtual_network_subnet_ids: [SUBNET_ID],
  });
  expect(warningsOf(stack)).toEqual(['zoomShutOut']);
  expect(warningsOf(withVault({ networkRules: {} }))).toEqual(['zoomShutOut']);
});

test.each(['203.0.113', '203.0.113.0/33', '203.0.113.256', '203.0.113.0/', '203.0.113.0/24/24', '::1', 'zoom.us', ''])(
  'fails with the address "%s"',
  rule => {
    expect(() => withVault({ networkRules: { ipRules: [rule] } })).toThrow(
      `ipRules are IPv4 addresses, such as '203.0.113.7', and ranges, such as '203.0.113.0/24', got '${rule}'`,
    );
  },
);

test.each(['10.1.2.3', '172.31.0.0/16', '192.168.0.1'])('fails with the private address %s', rule => {
  expect(() => withVault({ networkRules: { ipRules: [rule] } })).toThrow(
    `ipRules are public addresses, got '${rule}': private networks are let in by virtualNetworkSubnetIds`,
  );
});

test('fails with more than 1000 addresses', () => {
  const ipRules = Array.from({ length: 1001 }, (_, index) => `203.0.${Math.floor(index / 256)}.${index % 256}`);
  expect(() => withVault({ networkRules: { ipRules } })).toThrow('ipRules has at most 1000 entries, got 1001');
});

test('fails with a subnet that is named, not identified', () => {
  expect(() => withVault({ networkRules: { virtualNetworkSubnetIds: ['pipelines'] } })).toThrow(
    "virtualNetworkSubnetIds is the resource id of a subnet, /subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…, got 'pipelines'",
  );
});
