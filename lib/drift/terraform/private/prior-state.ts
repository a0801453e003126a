import { indexOf } from './resource-entry';
import { ResourcePlace } from '../plan';
import { RESOURCE_TYPES } from './resource-types';
import { isJsonObject, JsonObject, member } from '../../json-value';

/** A resource or data source as the plan found it. */
export interface StateResource extends ResourcePlace {
  readonly isData: boolean;
  readonly values: JsonObject;
  readonly sensitive: unknown;
}

/** What of the types that the check looks at was there when the plan was made. Terraform writes it; of another shape, it is passed over. */
export function priorState(plan: JsonObject): StateResource[] {
  const resources: StateResource[] = [];
  const left = [member(plan, 'prior_state', 'values', 'root_module')];
  while (left.length > 0) {
    const module = left.pop();
    for (const resource of listAt(module, 'resources')) {
      const [address, type, name] = ['address', 'type', 'name'].map(key => member(resource, key));
      const values = member(resource, 'values');
      if (typeof address !== 'string' || typeof type !== 'string' || typeof name !== 'string') continue;
      // A deposed object stands in the changes, under the same address.
      if (!RESOURCE_TYPES.has(type) || !isJsonObject(values) || member(resource, 'deposed_key') !== undefined) continue;
      const isData = member(resource, 'mode') === 'data';
      const moduleAddress = member(module, 'address');
      resources.push({
        ...{ address, type, name, values, isData },
        block: `${isData ? 'data.' : ''}${type}.${name}`,
        module: typeof moduleAddress === 'string' ? moduleAddress : '',
        index: indexOf(resource),
        sensitive: member(resource, 'sensitive_values'),
      });
    }
    for (const child of listAt(module, 'child_modules')) left.push(child);
  }
  return resources;
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list = member(value, key);
  return Array.isArray(list) ? list : [];
}
