import { ConditionTable } from './conditions';
import { references } from './intrinsics';
import { ResourceDefinition } from './template';
import { AwsError } from '../../http/aws-error';

/** For every resource, the resources that must be there before it. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/** Collects what each resource depends on, by reference or by DependsOn. */
export function dependenciesOf(
  resources: ReadonlyMap<string, ResourceDefinition>,
  conditions: ConditionTable,
  isKnown: (name: string) => boolean,
): Dependencies {
  const unresolved = new Set<string>();
  const dependencies = new Map<string, Set<string>>();
  for (const [id, { Properties, DependsOn }] of resources) {
    const explicit = DependsOn === undefined ? [] : Array.isArray(DependsOn) ? DependsOn : [DependsOn];
    const names = [...references(Properties, conditions), ...explicit];
    names.filter(name => !resources.has(name) && !isKnown(name)).forEach(name => unresolved.add(name));
    dependencies.set(id, new Set(names.filter(name => resources.has(name))));
  }
  if (unresolved.size > 0) {
    throw new AwsError(
      'ValidationError',
      `Template format error: Unresolved resource dependencies [${[...unresolved].join(', ')}] in the Resources block of the template`,
    );
  }
  return dependencies;
}

/** Orders resources so that each comes after those it depends on. */
export function inOrder(dependencies: Dependencies): string[] {
  const ordered = new Set<string>();
  let waiting = [...dependencies.keys()];
  while (waiting.length > 0) {
    const ready = waiting.filter(id => [...dependencies.get(id)!].every(other => ordered.has(other)));
    if (ready.length === 0) throw circular(waiting, dependencies);
    ready.forEach(id => ordered.add(id));
    waiting = waiting.filter(id => !ordered.has(id));
  }
  return [...ordered];
}

/** Names the resources of the cycles only, not those that merely depend on one. */
function circular(waiting: string[], dependencies: Dependencies): AwsError {
  const reaches = (from: string, target: string, seen = new Set<string>()): boolean =>
    [...dependencies.get(from)!].some(next => {
      if (next === target) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, target, seen);
    });
  const cycle = waiting.filter(id => reaches(id, id)).sort();
  return new AwsError('ValidationError', `Circular dependency between resources: [${cycle.join(', ')}]`);
}
