import { azureRule } from './plan-rule';
import { inWords } from '../keys/parts';

/** Finds role assignments of Zoom that the next apply replaces. */
export const azureZoomAccessInterrupted = azureRule({
  id: 'azure-zoom-access-interrupted',
  severity: 'high',
  kind: 'drift',
  cause: "The next apply replaces Zoom's role assignment by another.",
  explanation:
    'Where the old one goes first, Zoom has no access until the new one counts, which takes Azure up to ten minutes. Where the new one is made first, there is no gap.',
  remedy: 'Apply when nobody records, or declare `create_before_destroy`, as the construct does without a lock.',
  source: 'https://learn.microsoft.com/azure/role-based-access-control/troubleshooting',
  observe: ({ assignments }) =>
    assignments
      .filter(({ fate }) => fate === 'replaced')
      .map(assignment =>
        assignment.leavesGap
          ? {
              message: `the next apply destroys ${inWords(assignment)} before it makes another: Zoom has no access meanwhile`,
            }
          : {
              severity: 'low',
              message: `the next apply makes another for ${inWords(assignment)}, then destroys this one`,
            },
      ),
});
