import { ACTION_GROUP_ID, OBJECT_ID, OLD_VAULT, stackWithKey } from './support';
import { ZoomKeyVaultKey, ZoomKeyVaultKeyProps, ZoomServicePrincipal } from '../../lib/azure';
import { resourceOf, terraformOf } from '../terraform/support';

/** The ARM template, from the expression that makes it: values in HCL are JSON but for `=`. */
function templateOf(stack: ReturnType<typeof stackWithKey>): any {
  const { template_content } = resourceOf(stack, 'azurerm_resource_group_template_deployment');
  const [, hcl] = /^\$\{jsonencode\((.*)\)\}$/s.exec(template_content)!;
  return JSON.parse(hcl.replace(/" = /g, '": '));
}

test('the events of this key, and of no other, raise alerts with the action groups', () => {
  const stack = stackWithKey({ keyName: 'recordings', keyEvents: { actionGroupIds: [ACTION_GROUP_ID] } });
  expect(resourceOf(stack, 'azurerm_eventgrid_system_topic')).toMatchObject({
    location: 'eastus',
    topic_type: 'Microsoft.KeyVault.vaults',
    source_resource_id: expect.stringMatching(/^\$\{azurerm_key_vault\.\w+\.id\}$/),
  });
  const [subscription, ...others] = templateOf(stack).resources;
  expect(others).toEqual([]);
  expect(subscription).toMatchObject({
    type: 'Microsoft.EventGrid/systemTopics/eventSubscriptions',
    name: expect.stringMatching(/^\$\{azurerm_eventgrid_system_topic\.\w+\.name\}\/zoom-cmk-key-events-\w{8}$/),
    properties: {
      eventDeliverySchema: 'CloudEventSchemaV1_0',
      filter: {
        includedEventTypes: [
          'Microsoft.KeyVault.KeyNearExpiry',
          'Microsoft.KeyVault.KeyExpired',
          'Microsoft.KeyVault.KeyNewVersionCreated',
        ],
        advancedFilters: [{ operatorType: 'StringIn', key: 'subject', values: ['recordings'] }],
      },
      destination: { endpointType: 'MonitorAlert', properties: { severity: 'Sev1', actionGroups: [ACTION_GROUP_ID] } },
    },
  });
});

test('the system topic of an existing vault is used, where it has one', () => {
  const keyEvents = { actionGroupIds: [ACTION_GROUP_ID], existingSystemTopicName: 'kv-old-events' };
  const stack = stackWithKey({ vault: OLD_VAULT, keyEvents });
  expect(terraformOf(stack).resource).not.toHaveProperty('azurerm_eventgrid_system_topic');
  expect(templateOf(stack).resources[0].name).toMatch(/^kv-old-events\/zoom-cmk-key-events-\w{8}$/);
  expect(resourceOf(stack, 'azurerm_resource_group_template_deployment').resource_group_name).toBe('rg-old');
});

test.each([`${ACTION_GROUP_ID}", upper("injected"), "x`, `${ACTION_GROUP_ID}%{ if true }`, `${ACTION_GROUP_ID}\n`])(
  'fails with an action group that would be more than text: %j',
  id => {
    expect(() => stackWithKey({ keyEvents: { actionGroupIds: [id] } })).toThrow('actionGroupIds is the resource id of');
  },
);

test.each<[Partial<ZoomKeyVaultKeyProps>]>([
  [{ keyName: '${var.key}', keyEvents: { actionGroupIds: [ACTION_GROUP_ID] } }],
  [{ keyEvents: { actionGroupIds: ['${var.group}'] } }],
  [{ vault: OLD_VAULT, keyEvents: { actionGroupIds: [ACTION_GROUP_ID], existingSystemTopicName: '${var.topic}' } }],
])('fails with an expression as text, which would be taken literally: %j', props => {
  expect(() => stackWithKey(props)).toThrow(
    /keyEvents takes no expression as text, got '\$\{var\.\w+\}': give a token/,
  );
});

test('fails with a second system topic of a vault', () => {
  const stack = stackWithKey({ vault: OLD_VAULT, keyEvents: { actionGroupIds: [ACTION_GROUP_ID] } });
  const second = {
    vault: OLD_VAULT,
    servicePrincipal: ZoomServicePrincipal.fromObjectId(OBJECT_ID),
    keyEvents: { actionGroupIds: [ACTION_GROUP_ID] },
  };
  expect(() => new ZoomKeyVaultKey(stack, 'Second', second)).toThrow(
    "the system topic of the vault, which has one at most, is made for 'zoom/Cmk' already: existingSystemTopicName: '<name of the vault>-events'",
  );
});

test('fails without an action group', () => {
  expect(() => stackWithKey({ keyEvents: { actionGroupIds: [] } })).toThrow(
    'actionGroupIds has at least one action group, got none',
  );
});

test('fails with an action group that is named, not identified', () => {
  expect(() => stackWithKey({ keyEvents: { actionGroupIds: ['ag-security'] } })).toThrow(
    "actionGroupIds is the resource id of an action group, /subscriptions/…/resourceGroups/…/providers/Microsoft.Insights/actionGroups/…, got 'ag-security'",
  );
});

test('fails with a system topic whose name Azure does not take', () => {
  const keyEvents = { actionGroupIds: [ACTION_GROUP_ID], existingSystemTopicName: 'a_b' };
  expect(() => stackWithKey({ vault: OLD_VAULT, keyEvents })).toThrow(
    "existingSystemTopicName has 3 to 50 letters, digits and hyphens, got 'a_b'",
  );
});
