import { DeclaredStateError } from '../../declared/declared-state-error';
import { isManagementGroup, plainScope, scopesOver } from '../azure/scope';
import { MOST_ADMISSIONS } from '../limits';
import { PlannedResource } from '../plan';
import { constructOf } from './construct-names';
import { AzureKeyInPlan } from './key-in-plan';
import { partsOf, plansOf } from './parts';
import { fewOf, groupedBy, Relations, requireFewKeys } from './relations';
import { ResourceIndex } from './resource-index';
import { principalsOf, zoomAssignments } from '../azure/zoom-assignments';
import { isUnknown, textsOnSides } from '../private/attributes';

/** The keys in Azure Key Vault that Zoom has, or had, a role on, or that a construct of this library made for it. */
export function azureKeys(index: ResourceIndex): AzureKeyInPlan[] {
  const assignments = zoomAssignments(index);
  if (assignments.length > MOST_ADMISSIONS) {
    throw new DeclaredStateError(
      `the plans have more than ${MOST_ADMISSIONS} role assignments of Zoom: check fewer plans at once`,
    );
  }
  const keys = assignmentsByKey(index, assignments);
  const attached = attachments(index);
  return keys.all.map(key => azureKey(index, key, keys.of(key), attached));
}

/** Role assignments by the key that they count for: by their scope, by what their code refers to, else by the name of the construct. */
function assignmentsByKey(index: ResourceIndex, assignments: readonly PlannedResource[]): Relations {
  const keys = index.managed('azurerm_key_vault_key');
  const byScope = groupedBy(keys, key => textsOnSides(key, 'resource_versionless_id').flatMap(scopesOver));
  const byVault = new Relations();
  for (const key of keys) for (const vault of vaultsOf(index, key)) byVault.add(vault, key);
  const byConstruct = groupedBy(keys, key => [constructOf(key, '') ?? []].flat());
  const relations = new Relations();
  for (const assignment of assignments) {
    const scopes = textsOnSides(assignment, 'scope').map(plainScope);
    const certain = [
      ...scopes.flatMap(scope => byScope.get(scope) ?? []),
      ...(scopes.some(isManagementGroup) ? keys : []),
      ...index.referred('azurerm_key_vault_key', assignment, 'scope'),
      ...byVault.of(...index.referred('azurerm_key_vault', assignment, 'scope')),
    ];
    const sibling = constructOf(assignment, 'ZoomAccess')?.toLowerCase();
    const possible = isUnknown(assignment, 'scope') ? keys.filter(({ plan }) => plan === assignment.plan) : [];
    const named = sibling === undefined ? possible : (byConstruct.get(sibling) ?? []);
    const related = certain.length > 0 ? certain : named;
    for (const key of related) {
      relations.add(key, assignment);
      requireFewKeys(relations.all.length);
    }
  }
  return relations;
}

function vaultsOf(index: ResourceIndex, key: PlannedResource): PlannedResource[] {
  return [
    ...index.withId('azurerm_key_vault', textsOnSides(key, 'key_vault_id')),
    ...index.referred('azurerm_key_vault', key, 'key_vault_id'),
  ];
}

/** Types of resources that belong to a vault, and the argument that says to which. */
const ATTACHED = [
  ['azurerm_management_lock', 'scope'],
  ['azurerm_monitor_diagnostic_setting', 'target_resource_id'],
  ['azurerm_eventgrid_system_topic', 'source_resource_id'],
] as const;

interface Attachments {
  readonly byId: ReadonlyMap<string, readonly PlannedResource[]>;
  readonly byReference: Relations;
  /** Alerts on the events of a key, by the construct that made both. */
  readonly alerts: ReadonlyMap<string, readonly PlannedResource[]>;
}

function attachments(index: ResourceIndex): Attachments {
  const byReference = new Relations();
  const all = ATTACHED.flatMap(([type, argument]) => index.managed(type).map(resource => ({ resource, argument })));
  for (const { resource, argument } of all) {
    for (const type of ['azurerm_key_vault', 'azurerm_resource_group', 'azurerm_key_vault_key']) {
      for (const vault of index.referred(type, resource, argument)) byReference.add(vault, resource);
    }
  }
  const argumentOf = new Map(all.map(({ resource, argument }) => [resource, argument]));
  return {
    byId: groupedBy([...argumentOf.keys()], resource => textsOnSides(resource, argumentOf.get(resource)!)),
    byReference,
    alerts: groupedBy(index.managed('azurerm_resource_group_template_deployment'), alert =>
      [constructOf(alert, 'KeyEventAlert') ?? []].flat(),
    ),
  };
}

function azureKey(
  index: ResourceIndex,
  key: PlannedResource,
  zoom: readonly PlannedResource[],
  { byId, byReference, alerts }: Attachments,
): AzureKeyInPlan {
  const vaults = fewOf(key, 'vaults', vaultsOf(index, key));
  const scopes = [
    ...vaults.flatMap(vault => textsOnSides(vault, 'id')),
    ...textsOnSides(key, 'key_vault_id'),
    ...textsOnSides(key, 'resource_versionless_id'),
  ].flatMap(scopesOver);
  const groups = fewOf(
    key,
    'resource groups',
    vaults.flatMap(vault => index.referred('azurerm_resource_group', vault, 'resource_group_name')),
    index.withId('azurerm_resource_group', [...new Set(scopes)]),
  );
  const attached = [
    ...[...new Set(scopes)].flatMap(scope => byId.get(scope) ?? []),
    ...byReference.of(key, ...vaults, ...groups),
  ];
  const isLock = ({ type }: PlannedResource) => type === 'azurerm_management_lock';
  const assignments = fewOf(key, 'role assignments of Zoom', zoom);
  const construct = constructOf(key, '')?.toLowerCase();
  const parts = {
    vaults,
    resourceGroups: groups,
    locks: fewOf(key, 'locks', attached.filter(isLock)),
    assignments,
    principals: fewOf(key, 'service principals', principalsOf(index, assignments)),
    watchers: fewOf(
      key,
      'diagnostic settings and event subscriptions',
      attached.filter(resource => !isLock(resource)),
      construct === undefined ? [] : (alerts.get(construct) ?? []),
    ),
    roles: fewOf(
      key,
      'custom roles',
      assignments.flatMap(assignment => rolesOf(index, assignment)),
    ),
  };
  const all = partsOf(key, parts);
  return { cloud: 'azure', key, ...parts, parts: all, plans: plansOf(index, all) };
}

/** The custom roles of an assignment: by what its code refers to, else by their ids, which a variable or a module may have passed on. */
function rolesOf(index: ResourceIndex, assignment: PlannedResource): PlannedResource[] {
  const referred = index.referred('azurerm_role_definition', assignment, 'role_definition_id');
  if (referred.length > 0) return referred;
  const ids = new Set(textsOnSides(assignment, 'role_definition_id').map(plainScope));
  const names = ['role_definition_resource_id', 'role_definition_id', 'id'];
  return index
    .managed('azurerm_role_definition')
    .filter(role => names.some(name => textsOnSides(role, name).some(id => ids.has(plainScope(id)))));
}
