import { DeclaredStateError } from '../../declared/declared-state-error';
import { shown } from '../../shown';
import { MOST_KEYS, MOST_RELATED } from '../limits';
import { PlannedResource } from '../plan';
import { push } from './resource-index';

/** Which of one kind of resources belong to which others; each once. */
export class Relations {
  private readonly related = new Map<PlannedResource, Set<PlannedResource>>();

  public add(to: PlannedResource, resource: PlannedResource): void {
    const known = this.related.get(to);
    if (known) known.add(resource);
    else this.related.set(to, new Set([resource]));
  }

  public of(...resources: readonly PlannedResource[]): PlannedResource[] {
    return [...new Set(resources.flatMap(resource => [...(this.related.get(resource) ?? [])]))];
  }

  /** The resources that others belong to. */
  public get all(): PlannedResource[] {
    return [...this.related.keys()];
  }
}

/** Resources by what is the same of them. */
export function groupedBy(
  resources: readonly PlannedResource[],
  keysOf: (resource: PlannedResource) => readonly string[],
): Map<string, PlannedResource[]> {
  const groups = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    for (const key of new Set(keysOf(resource).map(text => text.toLowerCase()))) push(groups, key, resource);
  }
  return groups;
}

/** @throws DeclaredStateError where there are more keys for Zoom than anybody has */
export function requireFewKeys(count: number): void {
  if (count <= MOST_KEYS) return;
  throw new DeclaredStateError(`the plans have more than ${MOST_KEYS} keys for Zoom: check fewer plans at once`);
}

/** Each resource once. @throws DeclaredStateError where more belong to one key than anybody has */
export function fewOf(
  key: PlannedResource,
  what: string,
  ...lists: readonly (readonly PlannedResource[])[]
): PlannedResource[] {
  const all = [...new Set(lists.flat())];
  if (all.length <= MOST_RELATED) return all;
  throw new DeclaredStateError(
    `${shown(key.address)} has more than ${MOST_RELATED} ${what}, which no cloud allows: check that the plan is what \`terraform show -json\` wrote`,
  );
}
