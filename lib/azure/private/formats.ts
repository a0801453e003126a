import { Format } from '../../private/terraform/require-format';

const GUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** A name in a resource id: nothing in it means something to Terraform, or ends a text. */
const NAME = '[^/"\\\\$%{}\\x00-\\x1f]+';

const resourceId = (type: string, thing: string): Format => ({
  pattern: new RegExp(`^/subscriptions/${NAME}/resourceGroups/${NAME}/providers/${type}/${NAME}$`, 'i'),
  words: `is the resource id of ${thing}, /subscriptions/…/resourceGroups/…/providers/${type.replace(NAME, '…')}/…`,
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
    pattern: /^[a-z][a-z0-9]*( [a-z0-9]+)*$/i,
    words: "is the name of an Azure Region, such as 'eastus' or 'East US'",
  },
  guid: { pattern: new RegExp(`^${GUID}$`, 'i'), words: 'is a GUID, such as 00000000-0000-0000-0000-000000000000' },
  roleDefinition: {
    pattern: new RegExp(
      `^((/subscriptions/${GUID})?/providers/Microsoft\\.Authorization/roleDefinitions/)?${GUID}$`,
      'i',
    ),
    words:
      'is the GUID of a role definition, or its resource id as a role assignment shows it: /subscriptions/…/providers/Microsoft.Authorization/roleDefinitions/… or, of a management group, /providers/Microsoft.Authorization/roleDefinitions/…',
  },
  workspaceId: resourceId('Microsoft.OperationalInsights/workspaces', 'a Log Analytics workspace'),
  actionGroupId: resourceId('Microsoft.Insights/actionGroups', 'an action group'),
  subnetId: resourceId(`Microsoft.Network/virtualNetworks/${NAME}/subnets`, 'a subnet'),
} as const satisfies Record<string, Format>;
