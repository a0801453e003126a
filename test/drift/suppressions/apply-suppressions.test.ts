import { Finding } from '../../../lib/drift/finding';
import { DriftReport } from '../../../lib/drift/report';
import { applySuppressions } from '../../../lib/drift/suppressions';

const finding = (name: string, kind: Finding['kind'] = 'drift'): Finding => ({
  ruleId: 'tags-differ',
  severity: 'low',
  kind,
  ...{ cloud: 'aws', account: '111122223333', region: 'us-east-1', stack: 'Zoom', logicalId: 'Cmk' },
  message: name,
  gains: [],
  losses: [],
  fingerprint: name,
});

const reportOf = (...findings: Finding[]): DriftReport => ({
  schemaVersion: 1,
  outcome: 'drift',
  findings,
  keys: [
    {
      ...{ cloud: 'aws', constructPath: 'Zoom/Cmk', stack: 'Zoom', logicalId: 'Cmk', account: '111122223333' },
      ...{ region: 'us-east-1', setRole: 'primary', outcome: 'drift' },
    },
  ],
  notChecked: [],
  notShown: [],
});

const suppress = (fingerprint: string, expires = '2027-01-31') => ({ fingerprint, reason: 'agreed', expires });
const TODAY = '2027-01-31';

test('a suppressed finding stays in the report, with the reason, and does not count', () => {
  const report = applySuppressions(reportOf(finding('a')), [suppress('a')], TODAY);
  expect(report).toMatchObject({
    outcome: 'in-sync',
    findings: [{ fingerprint: 'a', suppressed: { reason: 'agreed', expires: '2027-01-31' } }],
    keys: [{ outcome: 'in-sync' }],
    suppressionNotes: [],
  });
});

test('other findings count as before', () => {
  const report = applySuppressions(reportOf(finding('a'), finding('b')), [suppress('a')], TODAY);
  expect(report.outcome).toBe('drift');
  expect(report.findings.map(({ suppressed }) => suppressed !== undefined)).toEqual([true, false]);
});

test.each<[string, string, DriftReport, string, DriftReport['outcome']]>([
  ['whose day is over', '2027-01-30', reportOf(finding('a')), 'expired', 'drift'],
  ['that matches nothing', '2027-01-31', reportOf(finding('b')), 'matches-nothing', 'drift'],
  [
    'of what could not be checked',
    '2027-01-31',
    reportOf(finding('a', 'indeterminate')),
    'could-not-check',
    'indeterminate',
  ],
])('a suppression %s does nothing, and is noted', (_, expires, before, problem, outcome) => {
  const report = applySuppressions(before, [suppress('a', expires)], TODAY);
  expect(report.findings).toEqual(before.findings);
  expect(report.outcome).toBe(outcome);
  expect(report.suppressionNotes).toEqual([{ ...suppress('a', expires), problem }]);
});
