import { PlanRule } from './plan-rule';
import { inWords } from '../keys/parts';
import { listed } from '../private/lists';
import { isLeftOut } from '../private/plan-faults';

/** Finds plans that leave out, or put off, something that the key depends on. */
export const planIncomplete: PlanRule = {
  id: 'plan-incomplete',
  severity: 'high',
  kind: 'indeterminate',
  cause: 'A plan does not say what becomes of everything that the code declares.',
  explanation:
    'Plans with `-target` or `-refresh-only`, and those that defer changes, leave something out. What is left out may differ unseen.',
  remedy: 'Plan without `-target` and `-refresh-only`; where changes are deferred, apply and plan again.',
  source: 'https://developer.hashicorp.com/terraform/internals/json-format',
  observe: ({ plans, parts }) => {
    const whole = plans.flatMap(({ faults }) => faults.filter(({ kind }) => kind === 'incomplete'));
    const failed = new Set(
      plans.filter(({ faults }) => faults.some(({ kind }) => kind === 'errored')).map(({ name }) => name),
    );
    const left = new Map<string, string[]>();
    for (const part of parts) {
      // A plan that failed says why it leaves things out; what there is nothing of but its code is named for the plan.
      if (part.undecided === undefined || failed.has(part.plan) || isLeftOut(part)) continue;
      left.set(part.undecided, [...(left.get(part.undecided) ?? []), inWords(part)]);
    }
    return [
      ...whole.map(({ message }) => ({ message })),
      ...[...left].map(([why, what]) => ({
        message: `what the next apply makes of ${listed(what)} is not known: ${why}`,
      })),
    ];
  },
};
