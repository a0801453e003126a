import { bySeverity } from '../check/find';
import { KeyCheck } from '../check/key-check';
import { Finding } from '../finding';
import { DriftReport, findingsAt, KeyReport, NOT_SHOWN, outcomeOf } from '../report';
import { ZoomRequirements } from './requirements';

/** What a check of keys against Zoom's requirements says. */
export function verifyReport(
  checks: readonly KeyCheck[],
  found: readonly Finding[],
  requirements: ZoomRequirements,
  notShown: readonly string[] = [],
): DriftReport {
  const findings = bySeverity(found);
  return {
    schemaVersion: 1,
    outcome: outcomeOf(findings),
    requirements,
    findings,
    keys: checks.map(check => keyReport(check, findings)),
    notChecked: [],
    notShown: [...notShown, ...NOT_SHOWN],
  };
}

function keyReport({ declared, live }: KeyCheck, findings: readonly Finding[]): KeyReport {
  const { constructPath, stack, logicalId, region, keyArn, intent } = declared;
  const place = { stack, logicalId, region, account: live?.account ?? declared.account, keyArn };
  return {
    ...place,
    cloud: 'aws',
    constructPath,
    setRole: live?.set?.role ?? intent.setRole,
    state: live?.state,
    grants: live && 'value' in live.grants ? live.grants.value : undefined,
    outcome: outcomeOf(findingsAt(place, findings)),
  };
}
