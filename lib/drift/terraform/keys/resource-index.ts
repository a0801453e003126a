import { Plan, PlannedResource } from '../plan';
import { textsOnSides } from '../private/attributes';
import { blockKey } from '../private/configuration';
import { modulePath } from '../private/module-path';
import { blockOf } from '../private/references';

/** Instances of a block beyond these are not all taken for what a reference to the block means. */
const MOST_INSTANCES = 100;

/** Attributes that name the resource itself. */
const IDENTITIES = ['id', 'object_id', 'resource_versionless_id', 'management_endpoint'];

/** Finds resources of all plans by what others say of them. Ids fold case, as Azure's do. */
export class ResourceIndex {
  private readonly plans: ReadonlyMap<string, Plan>;
  private readonly byType = new Map<string, PlannedResource[]>();
  private readonly byId = new Map<string, PlannedResource[]>();
  private readonly byBlock = new Map<string, PlannedResource[]>();
  private readonly byInstance = new Map<string, PlannedResource[]>();

  constructor(plans: readonly Plan[]) {
    this.plans = new Map(plans.map(plan => [plan.name, plan]));
    for (const resource of plans.flatMap(plan => plan.resources)) {
      const { plan, module, block, index, type } = resource;
      push(this.byType, type, resource);
      push(this.byBlock, JSON.stringify([plan, module, block]), resource);
      push(this.byInstance, JSON.stringify([plan, module, block, index]), resource);
      const ids = IDENTITIES.flatMap(attribute => textsOnSides(resource, attribute)).map(id => id.toLowerCase());
      for (const id of new Set(ids)) push(this.byId, id, resource);
    }
  }

  /** All resources of a type, data sources aside. */
  public managed(type: string): PlannedResource[] {
    return this.ofType(type).filter(({ isData }) => !isData);
  }

  /** All resources and data sources of a type. */
  public ofType(type: string): PlannedResource[] {
    return this.byType.get(type) ?? [];
  }

  /** The resources of a type that have one of these ids. */
  public withId(type: string, ids: readonly string[]): PlannedResource[] {
    return ids.flatMap(id => this.byId.get(id.toLowerCase()) ?? []).filter(resource => resource.type === type);
  }

  /** The resources of a type that an argument of a resource refers to, in the same instance of its module. */
  public referred(type: string, from: PlannedResource, argument: string): PlannedResource[] {
    const blocks = this.plans.get(from.plan)?.blocks;
    const references = blocks?.get(blockKey(modulePath(from.module), from.block))?.references.get(argument) ?? [];
    return [...new Set(references.map(blockOf))].flatMap(block => {
      const place = [from.plan, from.module, block];
      const instances = this.byBlock.get(JSON.stringify(place)) ?? [];
      if (instances[0]?.type !== type) return [];
      const same = from.index === undefined ? [] : (this.byInstance.get(JSON.stringify([...place, from.index])) ?? []);
      return same.length > 0 ? same : instances.slice(0, MOST_INSTANCES);
    });
  }

  /** The plan of a name. */
  public plan(name: string): Plan {
    return this.plans.get(name)!;
  }
}

/** Adds to the list of a key. */
export function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
