import { PlannedResource } from '../plan';
import { KeyInPlan } from './key-in-plan';
import { blockKey } from '../private/configuration';
import { modulePath } from '../private/module-path';

/** Whether the code gives an argument of a resource, so that it declares what there is. */
export function isGiven({ plans }: KeyInPlan, { plan, module, block }: PlannedResource, argument: string): boolean {
  const blocks = plans.find(({ name }) => name === plan)?.blocks;
  return blocks?.get(blockKey(modulePath(module), block))?.given.has(argument) ?? false;
}
