import { azureRule } from './plan-rule';
import { accessChanges } from '../azure/access';
import { inWords } from '../keys/parts';
import { grouped } from '../private/group-differences';
import { listed } from '../private/lists';
import { outlookInWords } from '../private/shift';

/** Finds roles of which nobody can say whether they allow the same. */
export const azureRoleNotComparable = azureRule({
  id: 'azure-role-not-comparable',
  severity: 'high',
  kind: 'indeterminate',
  cause: 'Zoom has another role, or one under another condition, and the plan does not say what it allows.',
  explanation:
    'Custom roles that are not in the plan, and conditions, are not judged. They may let Zoom do the same, less, or more.',
  remedy: 'Look at the role: `az role definition list --name`. Put the declared one back, or declare this one.',
  source: 'https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-cli',
  observe: plan => {
    const { unclear, hadAny, hasAny } = accessChanges(plan);
    if (!hadAny && !hasAny) return [];
    const told = (verb: readonly [string, string]) => (group: ReturnType<typeof grouped<string>>[number]) => ({
      message: `${group.origin === 'drift' ? `somebody ${verb[0]}` : `the next apply ${verb[1]}`} Zoom on ${inWords(plan.key)} ${listed(group.values)}, of which it is not known what it allows${outlookInWords(group)}`,
    });
    return [
      ...grouped(unclear.gained).map(told(['gave', 'gives'])),
      ...grouped(unclear.lost).map(told(['took from', 'takes from'])),
    ];
  },
});
