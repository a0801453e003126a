import { PlanRule } from './plan-rule';
import { inWords } from '../keys/parts';

/** Finds resources that the next apply takes out of Terraform's hands. */
export const planResourceForgotten: PlanRule = {
  id: 'plan-resource-forgotten',
  severity: 'high',
  kind: 'drift',
  cause: 'The next apply takes the key, or something that it depends on, out of the state, and leaves it where it is.',
  explanation: 'No later plan shows what becomes of it, and no later check does.',
  remedy: 'Keep the resource in the code, or make sure that other code has it.',
  source: 'https://developer.hashicorp.com/terraform/language/block/removed',
  observe: ({ parts }) =>
    parts
      .filter(({ fate }) => fate === 'forgotten')
      .map(part => ({
        message: `the next apply forgets ${inWords(part)}: no plan shows from then on what becomes of it`,
      })),
};
