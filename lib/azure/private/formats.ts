import { Format } from '../../private/terraform/require-format';

const GUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const resourceId = (type: string, words: string): Format => ({
  pattern: new RegExp(`^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${type}/[^/]+$`, 'i'),
  words: `is the resource id of ${words}, /subscriptions/…/resourceGroups/…/providers/${type}/…`,
});

/**
 * What names and ids look like in Azure.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export const FORMATS = {
  vaultName: {
    pattern: /^(?=.{3,24}$)[a-zA-Z](-?[a-zA-Z0-9])+$/,
    words:
      'has 3 to 24 letters, digits and hyphens, starts with a letter, ends with a letter or digit, and has no two hyphens in a row',
  },
  keyName: { pattern: /^[a-zA-Z0-9-]{1,127}$/, words: 'has 1 to 127 letters, digits and hyphens' },
  resourceGroupName: {
    pattern: /^(?=.{1,90}$)[\w().-]*[\w()-]$/,
    words: "has 1 to 90 letters, digits, '_', '-', '(', ')' and '.', and does not end with '.'",
  },
  systemTopicName: { pattern: /^[a-zA-Z0-9-]{3,50}$/, words: 'has 3 to 50 letters, digits and hyphens' },
  location: {
    pattern: /^[a-z]+( ?[a-z0-9]+)*$/i,
    words: "is the name of an Azure Region, such as 'eastus' or 'East US'",
  },
  guid: { pattern: new RegExp(`^${GUID}$`, 'i'), words: 'is a GUID, such as 00000000-0000-0000-0000-000000000000' },
  roleDefinition: {
    pattern: new RegExp(
      `^((/subscriptions/[^/]+|/providers/Microsoft\\.Management/managementGroups/[^/]+)?/providers/Microsoft\\.Authorization/roleDefinitions/)?${GUID}$`,
      'i',
    ),
    words: 'is the GUID or the resource id of a role definition, …/providers/Microsoft.Authorization/roleDefinitions/…',
  },
  workspaceId: resourceId('Microsoft.OperationalInsights/workspaces', 'a Log Analytics workspace'),
  actionGroupId: resourceId('Microsoft.Insights/actionGroups', 'an action group'),
  subnetId: {
    pattern:
      /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Network\/virtualNetworks\/[^/]+\/subnets\/[^/]+$/i,
    words: 'is the resource id of a subnet, …/providers/Microsoft.Network/virtualNetworks/…/subnets/…',
  },
  dateTime: {
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    words: "is a date and time as in RFC 3339, such as '2028-12-31T00:00:00Z'",
  },
} as const satisfies Record<string, Format>;
