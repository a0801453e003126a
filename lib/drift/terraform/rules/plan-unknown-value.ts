import { isRoleKnown } from '../azure/role-known';
import { inWords } from '../keys/parts';
import { PlannedResource } from '../plan';
import { PlanRule } from './plan-rule';
import { isUnknown } from '../private/attributes';
import { listed } from '../private/lists';

/** What the rules look at, by type of resource: arguments, or paths to them. */
const JUDGED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  azuread_service_principal: [['client_id'], ['account_enabled']],
  azurerm_key_vault: [
    ...[['sku_name'], ['purge_protection_enabled'], ['soft_delete_retention_days'], ['rbac_authorization_enabled']],
    ...[['enable_rbac_authorization'], ['public_network_access_enabled'], ['network_acls']],
  ],
  azurerm_key_vault_key: [
    ['key_opts'],
    ['expiration_date'],
    ['not_before_date'],
    ['rotation_policy'],
    ['key_vault_id'],
  ],
  azurerm_management_lock: [['lock_level'], ['scope']],
  azurerm_monitor_diagnostic_setting: [['target_resource_id']],
  azurerm_role_assignment: [['principal_id'], ['scope'], ['condition']],
  azurerm_role_definition: [['permissions']],
  oci_events_rule: [['is_enabled'], ['condition'], ['compartment_id']],
  oci_identity_compartment: [['compartment_id']],
  oci_identity_policy: [['statements'], ['compartment_id']],
  oci_kms_key: [
    ...[['compartment_id'], ['desired_state'], ['protection_mode'], ['is_auto_rotation_enabled']],
    ...[['auto_key_rotation_details', 'rotation_interval_in_days'], ['management_endpoint']],
  ],
  oci_kms_vault: [['compartment_id']],
  oci_kms_vault_replication: [['vault_id'], ['replica_region']],
};

/** Finds values that are judged and will be known only once the plan is applied. */
export const planUnknownValue: PlanRule = {
  id: 'plan-unknown-value',
  severity: 'high',
  kind: 'indeterminate',
  cause: 'The plan does not know what a value will be that decides about the key.',
  explanation:
    'A value that comes from a resource which the same plan makes or changes is known only after the apply. It may let Zoom in, or shut it out.',
  remedy: 'Apply what the value comes from, and plan again.',
  source: 'https://developer.hashicorp.com/terraform/internals/json-format',
  observe: ({ key, parts }) =>
    parts
      // What is made anew is missing until then, which another rule says; access that is made may take the place of another.
      .filter(({ fate, type }) => fate !== 'made' || (key.live !== undefined && ACCESS.has(type)))
      .map(part => ({ part, unknown: unknownOf(part) }))
      .filter(({ unknown }) => unknown.length > 0)
      .map(({ part, unknown }) => ({
        message: `what the next apply makes of ${listed(unknown)} of ${inWords(part)} is not known`,
      })),
};

/** Types of resources that give access, any of which may stand in for another. */
const ACCESS: ReadonlySet<string> = new Set([
  'azurerm_role_assignment',
  'azurerm_role_definition',
  'oci_identity_policy',
]);

function unknownOf(resource: PlannedResource): string[] {
  const paths = JUDGED[resource.type] ?? [];
  const unknown = paths.filter(path => isUnknown(resource, ...path)).map(path => path[path.length - 1]);
  const isAssignment = resource.type === 'azurerm_role_assignment' && resource.wanted !== undefined;
  return isAssignment && !isRoleKnown(resource) ? [...unknown, 'role_definition_id'] : unknown;
}
