import { JsonObject, member } from '../../json-value';
import { shownValue } from '../../shown';
import { Fate, PlannedResource } from '../plan';
import { blockKey, Configuration } from './configuration';
import { modulePath } from './module-path';
import { priorState, StateResource } from './prior-state';
import { entriesOf, entryOf, ResourceEntry } from './resource-entry';

/** What becomes of a resource, by its actions. */
const FATES: ReadonlyMap<string, Fate> = new Map([
  ['no-op', 'stays'],
  ['update', 'stays'],
  ['create', 'made'],
  ['delete', 'destroyed'],
  ['delete,create', 'replaced'],
  ['create,delete', 'replaced'],
  ['create,forget', 'replaced'],
  ['forget', 'forgotten'],
]);

const LEFT_OUT = 'the plan leaves out what becomes of it, as one with -target or -refresh-only does';

/**
 * The resources of a plan that the check looks at: as Terraform left them, as it found them, and as it is to make them.
 *
 * @throws DeclaredStateError where the plan is of another shape than Terraform's
 */
export function plannedResources(plan: JsonObject, name: string, configuration: Configuration): PlannedResource[] {
  const drift = byAddress(entriesOf(member(plan, 'resource_drift'), 'resource_drift', name));
  const changes = byAddress(entriesOf(member(plan, 'resource_changes'), 'resource_changes', name));
  const deferred = deferredEntries(member(plan, 'deferred_changes'), name);
  const state = priorState(plan);
  const found = new Map(state.filter(({ isData }) => !isData).map(resource => [resource.address, resource]));
  const addresses = new Set([...changes.keys(), ...drift.keys(), ...deferred.keys(), ...found.keys()]);
  const resources = [...addresses].map(address =>
    joined(name, changes.get(address), drift.get(address), deferred.get(address), found.get(address)),
  );
  return [
    ...resources,
    ...leftOut(name, resources, configuration),
    ...state.filter(({ isData }) => isData).map(data => unchanging(name, data)),
  ];
}

/** What the code declares and the plan has nothing of: it is there for what it belongs to, and has no values. */
function leftOut(plan: string, resources: readonly PlannedResource[], { single }: Configuration): PlannedResource[] {
  const planned = new Set(resources.map(({ module, block }) => blockKey(modulePath(module), block)));
  return [...single]
    .filter(key => !planned.has(key))
    .map(key => {
      const [module, block] = key.split(' ');
      const [type, name] = block.split('.');
      const address = module === '' ? block : `${module}.${block}`;
      return {
        ...{ plan, address, module, block, type, name, isData: false },
        ...{ unknown: undefined, sensitive: [], leavesGap: false, undecided: LEFT_OUT },
      };
    });
}

/** A data source, which has no code to differ from. */
function unchanging(plan: string, { values, sensitive, ...place }: StateResource): PlannedResource {
  return {
    ...{ plan, ...place, last: values, live: values, wanted: values },
    ...{ unknown: undefined, sensitive: [sensitive], fate: 'stays', leavesGap: false },
  };
}

function joined(
  plan: string,
  change: ResourceEntry | undefined,
  drift: ResourceEntry | undefined,
  deferred: (ResourceEntry & { reason: string }) | undefined,
  state: StateResource | undefined,
): PlannedResource {
  const { address, module, block, type, name, index } = (change ?? drift ?? deferred ?? state)!;
  const place = { plan, address, module, block, type, name, index, isData: false };
  const live = change ? change.before : drift ? drift.after : (deferred?.before ?? state?.values);
  const last = drift ? drift.before : live;
  const fate = change && FATES.get(change.actions.join());
  const undecided = deferred
    ? `the plan puts it off (${deferred.reason})`
    : !change
      ? LEFT_OUT
      : !fate && `its actions are not known here, ${change.actions.map(shownValue).join(', ')}`;
  const sensitive = [...((change ?? deferred)?.sensitive ?? [state?.sensitive]), ...(drift?.sensitive ?? [])];
  if (undecided || !change) {
    return {
      ...place,
      last,
      live,
      wanted: live,
      unknown: undefined,
      sensitive,
      leavesGap: false,
      undecided: undecided || LEFT_OUT,
    };
  }
  return {
    ...{ ...place, last, live, sensitive, fate },
    // What Terraform forgets stays where it is.
    wanted: fate === 'forgotten' ? live : change.after,
    unknown: fate === 'forgotten' ? undefined : change.unknown,
    leavesGap: change.actions.join() === 'delete,create',
  };
}

function byAddress(entries: readonly ResourceEntry[]): Map<string, ResourceEntry> {
  return new Map(entries.map(entry => [entry.address, entry]));
}

function deferredEntries(list: unknown, plan: string): Map<string, ResourceEntry & { reason: string }> {
  const entries = (Array.isArray(list) ? list : []).flatMap((deferred, index) => {
    const entry = entryOf(member(deferred, 'resource_change'), `deferred_changes[${index}].resource_change`, plan);
    return entry ? [{ ...entry, reason: shownValue(member(deferred, 'reason')) }] : [];
  });
  return new Map(entries.map(entry => [entry.address, entry]));
}
