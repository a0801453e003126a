import { Plan, PlannedResource } from '../plan';
import { ResourceIndex } from './resource-index';
import { shownText } from '../private/shown-text';

/** What resources are to a key, by their types. */
const WORDS: Readonly<Record<string, string>> = {
  azuread_service_principal: "Zoom's service principal",
  azurerm_eventgrid_system_topic: 'the system topic of the vault',
  azurerm_key_vault: 'the vault',
  azurerm_key_vault_key: 'the key',
  azurerm_management_lock: 'the lock',
  azurerm_monitor_diagnostic_setting: 'the audit log of the vault',
  azurerm_resource_group: 'the resource group',
  azurerm_resource_group_template_deployment: "the alert on the key's events",
  azurerm_role_assignment: "Zoom's role assignment",
  azurerm_role_definition: "Zoom's custom role",
  oci_events_rule: "the rule for the key's events",
  oci_identity_compartment: 'the compartment',
  oci_identity_policy: 'the policy that admits Zoom',
  oci_kms_key: 'the key',
  oci_kms_vault: 'the vault',
  oci_kms_vault_replication: 'the replication of the vault',
  oci_ons_notification_topic: "the topic of the key's events",
  oci_ons_subscription: "the subscription to the key's events",
};

/** A resource in words: what it is to the key, and its address. */
export function inWords({ type, address }: PlannedResource): string {
  return `${WORDS[type]} ${shownText(address)}`;
}

/** A key and all that belongs to it, data sources aside, each once. */
export function partsOf(
  key: PlannedResource,
  lists: Readonly<Record<string, readonly PlannedResource[]>>,
): PlannedResource[] {
  return [...new Set([key, ...Object.values(lists).flat()])].filter(({ isData }) => !isData);
}

/** The plans that resources are in. */
export function plansOf(index: ResourceIndex, parts: readonly PlannedResource[]): Plan[] {
  return [...new Set(parts.map(({ plan }) => plan))].map(name => index.plan(name));
}
