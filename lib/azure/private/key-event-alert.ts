import { EventgridSystemTopic } from '@cdktf/provider-azurerm/lib/eventgrid-system-topic';
import { ResourceGroupTemplateDeployment } from '@cdktf/provider-azurerm/lib/resource-group-template-deployment';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';
import { claim } from '../../private/terraform/claim';
import { requireEach, requireFormat } from '../../private/terraform/require-format';
import { KeyVaultKeyEvents } from '../key-vault-key-events';
import { FORMATS } from './formats';
import { VaultBinding } from './vault-binding';

/** @see https://learn.microsoft.com/azure/event-grid/event-schema-key-vault */
const EVENT_TYPES = [
  'Microsoft.KeyVault.KeyNearExpiry',
  'Microsoft.KeyVault.KeyExpired',
  'Microsoft.KeyVault.KeyNewVersionCreated',
];

/**
 * Sends the events of one key to action groups. The subscription is an ARM template, as the azurerm provider knows no action
 * group as its destination (docs/adr/0011).
 */
export function alertOnKeyEvents(
  scope: Construct,
  events: KeyVaultKeyEvents,
  vault: VaultBinding,
  keyName: string,
  tags?: Record<string, string>,
): void {
  requireEvents(scope, events, keyName);
  const name = `zoom-cmk-key-events-${scope.node.addr.slice(-8)}`;
  const topic = events.existingSystemTopicName ?? newTopic(scope, vault, tags);
  new ResourceGroupTemplateDeployment(scope, 'KeyEventAlert', {
    name,
    resourceGroupName: vault.resourceGroupName,
    deploymentMode: 'Incremental',
    templateContent: Fn.jsonencode({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [subscription(`${topic}/${name}`, keyName, events.actionGroupIds)],
    }),
    tags,
  });
}

/** The event subscription, as an ARM template has it. */
function subscription(name: string, keyName: string, actionGroups: string[]): object {
  return {
    type: 'Microsoft.EventGrid/systemTopics/eventSubscriptions',
    apiVersion: '2025-02-15',
    name,
    properties: {
      // The only schema that an alert takes.
      eventDeliverySchema: 'CloudEventSchemaV1_0',
      filter: {
        includedEventTypes: EVENT_TYPES,
        advancedFilters: [{ operatorType: 'StringIn', key: 'subject', values: [keyName] }],
      },
      destination: {
        endpointType: 'MonitorAlert',
        properties: {
          severity: 'Sev1',
          description: `The key ${keyName}, with which Zoom encrypts, is near its expiry, has expired, or has a new version that Zoom does not use yet`,
          actionGroups,
        },
      },
    },
  };
}

function newTopic(scope: Construct, vault: VaultBinding, tags?: Record<string, string>): string {
  claim(
    scope,
    `system topic ${vault.name}`,
    `the system topic of the vault, which has one at most,`,
    `existingSystemTopicName: '<name of the vault>-events'`,
  );
  return new EventgridSystemTopic(scope, 'KeyEventTopic', {
    name: `${vault.name}-events`,
    resourceGroupName: vault.resourceGroupName,
    location: vault.location,
    topicType: 'Microsoft.KeyVault.vaults',
    sourceResourceId: vault.id,
    tags,
  }).name;
}

function requireEvents(scope: Construct, events: KeyVaultKeyEvents, keyName: string): void {
  const { actionGroupIds, existingSystemTopicName } = events;
  if (actionGroupIds.length === 0) fail(scope, 'actionGroupIds has at least one action group, got none');
  requireEach(scope, 'actionGroupIds', actionGroupIds, FORMATS.actionGroupId);
  requireFormat(scope, 'existingSystemTopicName', existingSystemTopicName, FORMATS.systemTopicName);
  // In an argument of a function, cdktf takes them for text.
  for (const text of [keyName, existingSystemTopicName ?? '', ...actionGroupIds]) {
    if (!Token.isUnresolved(text) && !Token.isUnresolved(actionGroupIds) && text.includes('${')) {
      fail(scope, `keyEvents takes no expression as text, got '${text}': give a token, such as variable.stringValue`);
    }
  }
}
