import { PlanRule } from './plan-rule';

/**
 * Finds plans that have nothing to do with any key for Zoom. No key is looked at for that: the check makes the finding where it
 * knows all plans.
 */
export const planWithoutKey: PlanRule = {
  id: 'plan-without-key',
  severity: 'high',
  kind: 'indeterminate',
  cause: 'A plan that was given has no key for Zoom, and nothing that belongs to one.',
  explanation:
    'Nothing can be said of it. It may be the wrong plan, a workspace where nothing was deployed, or a key that Zoom no longer has access to, by code and by state.',
  remedy: 'Give the plans that have the key, or leave this one out.',
  source: 'https://developer.hashicorp.com/terraform/internals/json-format#plan-representation',
  observe: () => [],
};
