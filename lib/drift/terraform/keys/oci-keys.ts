import { ZOOM_VAULT_KEY } from '../../../zoom';
import { DeclaredStateError } from '../../declared/declared-state-error';
import { member } from '../../json-value';
import { MOST_ADMISSIONS } from '../limits';
import { Grant } from '../oci-policy';
import { PlannedResource } from '../plan';
import { constructOf } from './construct-names';
import { OciKeyInPlan } from './key-in-plan';
import { PolicyComparisons } from './oci-access';
import { partsOf, plansOf } from './parts';
import { policySides } from './policy-sides';
import { fewOf, groupedBy, Relations, requireFewKeys } from './relations';
import { push, ResourceIndex } from './resource-index';
import { firstBlock, isUnknown, textOf, textsOf, textsOnSides } from '../private/attributes';

/** The keys in OCI Vault that a policy admits, or admitted, Zoom to, or that a construct of this library made for it. */
export function ociKeys(index: ResourceIndex): OciKeyInPlan[] {
  const policies = index.managed('oci_identity_policy').filter(namesZoom);
  if (policies.length > MOST_ADMISSIONS) {
    throw new DeclaredStateError(
      `the plans have more than ${MOST_ADMISSIONS} policies that name Zoom: check fewer plans at once`,
    );
  }
  const keys = policiesByKey(index, policies);
  addBroadPolicies(index, keys, policies);
  const compartments = compartmentsByPolicy(index, keys);
  const attached = attachments(index);
  const comparisons = new PolicyComparisons();
  return keys.all.map(key => {
    const own = ownCompartments(index, key);
    // A statement for the compartment of another key alone does not matter to this one.
    const others = keys.of(key).flatMap(policy => [...(compartments.get(policy) ?? [])].filter(id => !own.has(id)));
    const parts = partsOfKey(index, key, keys.of(key), own, attached);
    const access = comparisons.of(parts.policies, new Set(others));
    const all = partsOf(key, parts);
    return { cloud: 'oci', key, ...parts, access, parts: all, plans: plansOf(index, all) };
  });
}

function namesZoom(policy: PlannedResource): boolean {
  const group = ZOOM_VAULT_KEY.groupOcid.value;
  return statementsOn(policy).some(text => text.includes(group)) || constructOf(policy, 'ZoomAccess') !== undefined;
}

/** The statements of a policy before, now, and after, in lower case. */
function statementsOn({ last, live, wanted }: PlannedResource): string[] {
  return [last, live, wanted].flatMap(values => textsOf(member(values, 'statements'))).map(text => text.toLowerCase());
}

/** Policies by the key that they admit to: by compartment and OCID, by what their code refers to, else by the name of the construct. */
function policiesByKey(index: ResourceIndex, policies: readonly PlannedResource[]): Relations {
  const keys = index.managed('oci_kms_key');
  const byCompartment = groupedBy(keys, key => textsOnSides(key, 'compartment_id'));
  const byPlan = new Map<string, PlannedResource[]>();
  for (const key of keys) push(byPlan, key.plan, key);
  const byConstruct = groupedBy(keys, key => [constructOf(key, '') ?? []].flat());
  const relations = new Relations();
  for (const policy of policies) {
    const { last, live, wanted } = policySides(policy);
    const grants = [last, live, wanted].flatMap(side => side?.grants ?? []).filter(reachesKeys);
    const admitted = grants.flatMap(grant => admittedKeys(grant, policy, byCompartment, byPlan));
    const certain = [...admitted, ...index.referred('oci_kms_key', policy, 'statements')];
    const sibling = constructOf(policy, 'ZoomAccess')?.toLowerCase();
    const related = certain.length > 0 || sibling === undefined ? certain : (byConstruct.get(sibling) ?? []);
    for (const key of related) {
      relations.add(key, policy);
      requireFewKeys(relations.all.length);
    }
  }
  return relations;
}

/** Adds to each key the policies that don't name Zoom's group, and may well be for it, or against it. */
function addBroadPolicies(index: ResourceIndex, keys: Relations, named: readonly PlannedResource[]): void {
  const broad = index.managed('oci_identity_policy').filter(policy => !named.includes(policy) && isBroad(policy));
  for (const policy of broad) {
    for (const key of keys.all.filter(({ plan }) => plan === policy.plan)) keys.add(key, policy);
  }
}

/** Whether a policy admits whole tenancies, denies something, or has statements that are not known yet. */
function isBroad(policy: PlannedResource): boolean {
  const tenancy = ZOOM_VAULT_KEY.tenancyOcid.value;
  return (
    isUnknown(policy, 'statements') ||
    statementsOn(policy).some(
      text => /^\s*(admit\s.*\bany-(user|group|tenancy)\b|deny\s)/.test(text) || text.includes(tenancy),
    )
  );
}

function reachesKeys({ kind, action }: Grant): boolean {
  if (kind !== 'admit') return false;
  return 'verb' in action
    ? ['keys', 'all-resources'].includes(action.resourceType)
    : action.permissions.some(permission => permission.startsWith('key_'));
}

/** A condition on the OCID of a key narrows what else would be every key of a compartment. */
function admittedKeys(
  { location, condition = '' }: Grant,
  { plan }: PlannedResource,
  byCompartment: ReadonlyMap<string, readonly PlannedResource[]>,
  byPlan: ReadonlyMap<string, readonly PlannedResource[]>,
): PlannedResource[] {
  const ids = [...condition.matchAll(/target\.key\.id = '([^']*)'/g)].map(([, id]) => id);
  const within =
    location.within === 'tenancy'
      ? (byPlan.get(plan) ?? [])
      : 'id' in location.compartment
        ? (byCompartment.get(location.compartment.id) ?? [])
        : [];
  return within.filter(key => ids.length === 0 || textsOnSides(key, 'id').some(id => ids.includes(id.toLowerCase())));
}

/** The compartments of a key and its vault. */
function ownCompartments(index: ResourceIndex, key: PlannedResource): Set<string> {
  const ids = [key, ...vaultsOf(index, key)].flatMap(each => textsOnSides(each, 'compartment_id'));
  return new Set(ids.map(id => id.toLowerCase()));
}

function vaultsOf(index: ResourceIndex, key: PlannedResource): PlannedResource[] {
  return [
    ...index.withId('oci_kms_vault', textsOnSides(key, 'vault_id')),
    ...index.withId('oci_kms_vault', textsOnSides(key, 'management_endpoint')),
    ...index.referred('oci_kms_vault', key, 'management_endpoint'),
  ];
}

/** The compartments of the keys that a policy is for. */
function compartmentsByPolicy(index: ResourceIndex, keys: Relations): Map<PlannedResource, Set<string>> {
  const compartments = new Map<PlannedResource, Set<string>>();
  for (const key of keys.all) {
    const own = ownCompartments(index, key);
    for (const policy of keys.of(key)) {
      const known = compartments.get(policy) ?? new Set();
      for (const id of own) known.add(id);
      compartments.set(policy, known);
    }
  }
  return compartments;
}

interface Attachments {
  readonly replications: {
    readonly byId: ReadonlyMap<string, readonly PlannedResource[]>;
    readonly byVault: Relations;
  };
  readonly rules: ReadonlyMap<string, readonly PlannedResource[]>;
  readonly subscriptions: ReadonlyMap<string, readonly PlannedResource[]>;
  /** Rules, topics and subscriptions, by the construct that made them. */
  readonly byConstruct: ReadonlyMap<string, readonly PlannedResource[]>;
}

function attachments(index: ResourceIndex): Attachments {
  const replications = index.managed('oci_kms_vault_replication');
  const byVault = new Relations();
  for (const replication of replications) {
    for (const vault of index.referred('oci_kms_vault', replication, 'vault_id')) byVault.add(vault, replication);
  }
  const rules = index
    .managed('oci_events_rule')
    .filter(rule => textsOnSides(rule, 'condition').some(text => text.includes('keymanagementservice')));
  const subscriptions = index.managed('oci_ons_subscription');
  const all = [...index.managed('oci_events_rule'), ...index.managed('oci_ons_notification_topic'), ...subscriptions];
  return {
    replications: {
      byId: groupedBy(replications, replication => textsOnSides(replication, 'vault_id')),
      byVault,
    },
    rules: groupedBy(rules, rule => textsOnSides(rule, 'compartment_id')),
    subscriptions: groupedBy(subscriptions, subscription => textsOnSides(subscription, 'topic_id')),
    byConstruct: groupedBy(all, resource =>
      ['KeyEventRule', 'KeyEventTopic', 'KeyEventEmail\\d+'].flatMap(child => constructOf(resource, child) ?? []),
    ),
  };
}

/** What belongs to a key. */
function partsOfKey(
  index: ResourceIndex,
  key: PlannedResource,
  admitting: readonly PlannedResource[],
  own: ReadonlySet<string>,
  { replications, rules, subscriptions, byConstruct }: Attachments,
) {
  const vaults = fewOf(key, 'vaults', vaultsOf(index, key));
  const vaultIds = [...textsOnSides(key, 'vault_id'), ...vaults.flatMap(vault => textsOnSides(vault, 'id'))];
  const policies = fewOf(key, 'policies', admitting);
  const construct = constructOf(key, '')?.toLowerCase();
  const listening = [...own].flatMap(id => rules.get(id) ?? []);
  const topics = listening.flatMap(topicIds);
  return {
    vaults,
    replications: fewOf(
      key,
      'replications',
      vaultIds.flatMap(id => replications.byId.get(id.toLowerCase()) ?? []),
      replications.byVault.of(...vaults),
    ),
    compartments: fewOf(
      key,
      'compartments',
      index.withId('oci_identity_compartment', [...own]),
      [key, ...vaults].flatMap(each => index.referred('oci_identity_compartment', each, 'compartment_id')),
    ),
    policies,
    watchers: fewOf(
      key,
      'rules and subscriptions of events',
      listening,
      index.withId('oci_ons_notification_topic', topics),
      topics.flatMap(topic => subscriptions.get(topic.toLowerCase()) ?? []),
      construct === undefined ? [] : (byConstruct.get(construct) ?? []),
    ),
  };
}

function topicIds({ last, live, wanted }: PlannedResource): string[] {
  return [last, live, wanted].flatMap(values => {
    const actions = member(firstBlock(values, 'actions'), 'actions');
    return (Array.isArray(actions) ? actions : []).flatMap(action => textOf(action, 'topic_id') ?? []);
  });
}
