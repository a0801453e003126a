import { DeclaredStack } from './declared-stack';
import { hasIntent } from './intent';
import { keyPath, keyResources } from './key-resources';

/** A KMS key in a template that no construct of this library declared. */
export interface KeyWithoutIntent {
  /** Path of the key's construct; `<stack>/<logical id>` where the template has no paths. */
  readonly constructPath: string;
  /** Name of the stack that holds it. */
  readonly stack: string;
  readonly logicalId: string;
}

/** The KMS keys of templates that no construct of this library declared, so that nothing can be said of them. */
export function keysWithoutIntent(stacks: readonly DeclaredStack[]): KeyWithoutIntent[] {
  return stacks
    .flatMap(keyResources)
    .filter(({ definition }) => !hasIntent(definition))
    .map(key => ({ constructPath: keyPath(key), stack: key.stack.name, logicalId: key.logicalId }));
}
