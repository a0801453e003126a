import { EventgridSystemTopic } from '@cdktf/provider-azurerm/lib/eventgrid-system-topic';
import { ResourceGroupTemplateDeployment } from '@cdktf/provider-azurerm/lib/resource-group-template-deployment';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../private/fail';
import { requireFormat } from '../../private/terraform/require-format';
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
  if (events.actionGroupIds.length === 0) fail(scope, 'actionGroupIds has at least one action group, got none');
  events.actionGroupIds.forEach(id => requireFormat(scope, 'actionGroupIds', id, FORMATS.actionGroupId));
  requireFormat(scope, 'existingSystemTopicName', events.existingSystemTopicName, FORMATS.systemTopicName);
  const { resourceGroupName, location } = vault;
  const topic =
    events.existingSystemTopicName ??
    new EventgridSystemTopic(scope, 'KeyEventTopic', {
      name: `${vault.name}-events`,
      resourceGroupName,
      location,
      topicType: 'Microsoft.KeyVault.vaults',
      sourceResourceId: vault.id,
      tags,
    }).name;
  const name = `zoom-cmk-key-events-${scope.node.addr.slice(-8)}`;
  new ResourceGroupTemplateDeployment(scope, 'KeyEventAlert', {
    name,
    resourceGroupName,
    deploymentMode: 'Incremental',
    templateContent: Fn.jsonencode({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [
        {
          type: 'Microsoft.EventGrid/systemTopics/eventSubscriptions',
          apiVersion: '2025-02-15',
          name: `${topic}/${name}`,
          properties: {
            // The only schema that an alert takes.
            eventDeliverySchema: 'CloudEventSchemaV1_0',
            filter: {
              includedEventTypes: EVENT_TYPES,
              subjectBeginsWith: keyName,
              subjectEndsWith: keyName,
            },
            destination: {
              endpointType: 'MonitorAlert',
              properties: {
                severity: 'Sev1',
                description: `The key ${keyName}, with which Zoom encrypts, is near its expiry, has expired, or has a new version that Zoom does not use yet`,
                actionGroups: events.actionGroupIds,
              },
            },
          },
        },
      ],
    }),
    tags,
  });
}
