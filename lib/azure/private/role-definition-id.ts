import { BUILT_IN_ROLES } from './built-in-roles';

const DEFINITIONS = '/providers/Microsoft.Authorization/roleDefinitions/';

/**
 * The resource id of a role definition as Azure shows it in a role assignment: another form of the same would replace the assignment
 * with each deployment, and take Zoom's access away for minutes.
 *
 * @param role a GUID, or a resource id.
 */
export function roleDefinitionId(role: string, subscriptionId: string): string {
  const guid = role.slice(role.lastIndexOf('/') + 1);
  const isBuiltIn = Object.values<string>(BUILT_IN_ROLES).includes(guid.toLowerCase());
  const isOfTenant = role.startsWith(DEFINITIONS);
  return guid === role || (isOfTenant && isBuiltIn) ? `/subscriptions/${subscriptionId}${DEFINITIONS}${guid}` : role;
}
