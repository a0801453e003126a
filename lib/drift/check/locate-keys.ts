import { DeclaredKey, declaredKeys, DeclaredStack, StackFacts } from '../declared';
import { AwsAccess, Looked, readStackFacts } from '../live';

/** The keys that the code declares, and what CloudFormation said of their stacks. */
export interface LocatedKeys {
  readonly keys: readonly DeclaredKey[];
  /** Of a key's stack; absent where nobody asked, because the key's ARN is given. */
  readonly factsOf: (key: DeclaredKey) => Looked<StackFacts> | undefined;
}

/**
 * Finds which live keys the code means: by their stacks, of which CloudFormation is asked, or as it is given.
 *
 * @param bindings ARN of the live key by the path of its construct; such a key's stack is not asked for
 */
export async function locateKeys(
  access: AwsAccess,
  stacks: readonly DeclaredStack[],
  bindings: ReadonlyMap<string, string>,
): Promise<LocatedKeys> {
  const facts = await stackFacts(access, stacks, bindings);
  const known = new Map(
    [...facts].flatMap(([stack, looked]) => ('value' in looked ? [[stack, looked.value] as const] : [])),
  );
  return {
    keys: declaredKeys(stacks, known, { bindings, defaultAccount: await defaultAccount(access, stacks) }),
    factsOf: key => {
      const stack = stacks.find(each => isStackOf(each, key));
      return stack && facts.get(stack);
    },
  };
}

/** Stacks of several accounts may have the same name. */
function isStackOf({ name, region, account }: DeclaredStack, key: DeclaredKey): boolean {
  return name === key.stack && region === key.region && (account === undefined || account === key.account);
}

/** Asks CloudFormation for the stacks that hold keys whose ARN is not given. */
async function stackFacts(
  access: AwsAccess,
  stacks: readonly DeclaredStack[],
  bindings: ReadonlyMap<string, string>,
): Promise<Map<DeclaredStack, Looked<StackFacts>>> {
  const unknown = declaredKeys(stacks, new Map(), { bindings }).filter(({ keyArn }) => keyArn === undefined);
  const asked = stacks.filter(({ name, region }) => unknown.some(key => key.stack === name && key.region === region));
  const reads = asked.map(
    async stack => [stack, await readStackFacts(access, stack.account, stack.region!, stack.name)] as const,
  );
  return new Map(await Promise.all(reads));
}

/** The caller's account, where a stack leaves its account to the credentials. */
async function defaultAccount(access: AwsAccess, stacks: readonly DeclaredStack[]): Promise<string | undefined> {
  if (stacks.every(({ account }) => account !== undefined)) return undefined;
  const caller = await access.callerAccount();
  return 'value' in caller ? caller.value : undefined;
}
