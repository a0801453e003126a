import { Unread } from '../declared';
import { Finding, Observation } from '../finding';
import { fingerprintOf } from '../fingerprint';
import { couldNotCheck, DRIFT_RULES, DriftRule } from '../rules';
import { SEVERITIES } from '../severity';
import { KeyCheck, SetCheck } from './key-check';

/** What the rules find at the keys of a set, those keys alone that are asked for. */
export function findingsOf(set: SetCheck, keys: readonly KeyCheck[]): Finding[] {
  return keys.flatMap(key => DRIFT_RULES.flatMap(rule => rule.observe(key, set).map(seen => finding(rule, key, seen))));
}

/** What could not be read of the declared state, as a finding. */
export function unreadFinding(unread: Unread): Finding {
  const { id: ruleId, severity, kind } = couldNotCheck;
  return sealed({ ruleId, severity, kind, cloud: 'aws', ...unread, gains: [], losses: [] });
}

/** The most severe first, else by construct and rule. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  const order = ({ severity, constructPath }: Finding) => `${SEVERITIES.indexOf(severity)} ${constructPath ?? ''}`;
  return [...findings].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

function finding(rule: DriftRule, { declared, live }: KeyCheck, seen: Observation): Finding {
  return sealed({
    ruleId: rule.id,
    severity: seen.severity ?? rule.severity,
    kind: rule.kind,
    cloud: 'aws',
    account: live?.account ?? declared.account,
    region: declared.region,
    keyArn: live?.arn ?? declared.keyArn,
    stack: declared.stack,
    logicalId: declared.logicalId,
    constructPath: declared.constructPath,
    source: declared.source,
    message: seen.message,
    gains: seen.gains ?? [],
    losses: seen.losses ?? [],
  });
}

function sealed(content: Omit<Finding, 'fingerprint'>): Finding {
  return { ...content, fingerprint: fingerprintOf(content) };
}
