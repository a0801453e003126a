import type { Result } from 'sarif';
import { AccessChange } from '../../../key-policy';
import { Finding } from '../../finding';
import { portableText } from '../portable-text';
import { sarifLocation } from './sarif-location';
import { LEVELS } from './sarif-rule';
import { sarifText } from './sarif-text';
import { changeLines, suppressionInWords } from '../words';

/** SARIF has it that a level goes with a failure alone. */
const KINDS: Readonly<Record<Finding['kind'], Result.kind>> = {
  drift: 'fail',
  indeterminate: 'open',
  note: 'informational',
};

/**
 * A finding as SARIF tells it.
 *
 * @param ruleIndex place of its rule among those of the run
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, 3.27.9
 */
export function sarifResult(finding: Finding, ruleIndex: number): Result {
  const { ruleId, severity, kind, cloud, account, gains, losses, fingerprint, suppressed } = finding;
  return {
    ruleId: sarifText(ruleId),
    ruleIndex,
    kind: KINDS[kind],
    level: kind === 'drift' ? LEVELS[severity] : 'none',
    message: { text: messageLines(finding).map(sarifText).join('\n') },
    locations: [sarifLocation(finding)],
    // GitHub tells results apart by the second name alone. Left to itself it makes one of the line of the file, and then takes what was
    // found at several Regions of one construct for the same.
    partialFingerprints: { 'zoomCmkFinding/v1': fingerprint, primaryLocationLineHash: fingerprint },
    // In a run with suppressions, a result without the list is one of which nobody knows whether it is suppressed.
    suppressions: suppressed
      ? [{ kind: 'external', status: 'accepted', justification: suppressionInWords(suppressed) }]
      : [],
    properties: {
      ...{ severity, cloud, account: account === undefined ? undefined : portableText(account) },
      ...{ gains: gains.map(portableChange), losses: losses.map(portableChange) },
    },
  };
}

function messageLines(finding: Finding): string[] {
  const { message, remedy } = finding;
  return [message, ...changeLines(finding), ...(remedy === undefined ? [] : [remedy])];
}

function portableChange(change: AccessChange): Record<string, string> {
  return Object.fromEntries(
    Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [[name, portableText(value)]])),
  );
}
