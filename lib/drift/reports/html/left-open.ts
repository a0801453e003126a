import { LEFT_OPEN_BY_MESSAGE } from './aws-checks';
import { CheckGroup } from './check-group';
import { LEFT_OPEN_BY_RULE } from './check-groups';
import { Finding } from '../../finding';

/**
 * Whether a finding at a key leaves a group of checks open, so that nobody may call it as declared: where the policy could not be
 * read, no access was looked at; where there is no key, nothing was. What is not known to be closed is open.
 */
export function leavesOpen(finding: Finding, group: CheckGroup): boolean {
  const groups = LEFT_OPEN_BY_RULE.get(finding.ruleId) ?? leftOpenBy(finding);
  return groups === 'everything' || groups.includes(group);
}

function leftOpenBy({ kind, message }: Finding): readonly CheckGroup[] | 'everything' {
  if (kind !== 'indeterminate') return [];
  return LEFT_OPEN_BY_MESSAGE.find(([start]) => message.startsWith(start))?.[1] ?? 'everything';
}
