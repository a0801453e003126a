import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { fail } from '../fail';

/** Who made what, in each stack. */
const CLAIMS = new WeakMap<TerraformStack, Map<unknown, string>>();

/**
 * Fails where something that there is only one of in a stack is made for the second time: the clouds would tell it in the middle of
 * a deployment.
 *
 * @param thing what there is one of: its name, or the object that stands for it
 * @param words it in words
 * @param fix what to do instead
 */
export function claim(scope: IConstruct, thing: unknown, words: string, fix: string): void {
  const stack = TerraformStack.of(scope);
  const claims = CLAIMS.get(stack) ?? new Map<unknown, string>();
  CLAIMS.set(stack, claims);
  const holder = claims.get(thing);
  if (holder !== undefined) fail(scope, `${words} is made for '${holder}' already: ${fix}`);
  claims.set(thing, scope.node.path);
}
