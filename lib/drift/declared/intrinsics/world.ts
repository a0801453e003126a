import { Budget } from './budget';
import { StackScope } from './stack-scope';

/** An output that a stack exports. */
export interface Exported {
  readonly scope: StackScope;
  readonly output: string;
}

/** All stacks that a value may come from. */
export class World {
  /** Exports by name, once one was asked for. */
  exported?: Map<string, Exported[]>;

  private readonly byName = new Map<string, StackScope[]>();

  /** @param budget for all values together */
  constructor(
    readonly scopes: readonly StackScope[],
    readonly budget: Budget,
  ) {
    for (const scope of scopes) addTo(this.byName, scope.stack.name, scope);
  }

  /** The stacks of a name that may be in a Region and an account, as far as those are known. */
  named(name: string, region: unknown, account: unknown): StackScope[] {
    return (this.byName.get(name) ?? []).filter(
      scope => agrees(scope.region, region) && agrees(scope.account, account),
    );
  }

  /** The exports of a name that may be in a Region and an account, once they are known. */
  exporting(name: string, { region, account }: StackScope): Exported[] {
    return (this.exported?.get(name) ?? []).filter(
      ({ scope }) => agrees(scope.region, region) && agrees(scope.account, account),
    );
  }
}

/** Adds to the list under a key. */
export function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Two values of which one is not known may be the same. */
function agrees(one: unknown, other: unknown): boolean {
  return one === undefined || other === undefined || one === other;
}
