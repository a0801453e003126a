import { KeyCheck, SetCheck } from '../check/key-check';
import { Finding, Observation } from '../finding';
import { fingerprintOf } from '../fingerprint';
import { DriftRule } from '../rules';
import { verifyRules } from './rules';

/**
 * What the rules find at the keys of a set.
 *
 * @param given the ARNs that the caller gave
 */
export function verifyFindings(set: SetCheck, given: ReadonlySet<string>): Finding[] {
  const rules = verifyRules(given);
  return set.keys.flatMap(key => rules.flatMap(rule => rule.observe(key, set).map(seen => finding(rule, key, seen))));
}

function finding(rule: DriftRule, { declared, live }: KeyCheck, seen: Observation): Finding {
  const { message, severity = rule.severity, gains = [], losses = [] } = seen;
  const { constructPath, keyArn, region } = declared;
  const content = {
    ...{ ruleId: rule.id, severity, kind: rule.kind, cloud: 'aws' as const },
    ...{ account: live?.account ?? declared.account, region, keyArn },
    // A key's ARN is no path of a construct; the name of a policy's file is as much as is known of its place.
    ...(constructPath !== keyArn && { constructPath }),
    ...{ message, gains, losses, remedy: rule.remedy },
  };
  return { ...content, fingerprint: fingerprintOf(content) };
}
