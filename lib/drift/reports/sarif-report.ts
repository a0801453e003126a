import type { Log, Notification, Run } from 'sarif';
import { Finding } from '../finding';
import { REPOSITORY } from '../repository';
import { portableText } from './portable-text';
import { sarifResult } from './private/sarif-result';
import { sarifRule } from './private/sarif-rule';
import { sarifText } from './private/sarif-text';
import { ReportInput } from './report-input';
import { isSuppressed } from './words';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Up to its last slash, GitHub's category: an upload replaces the one before it that has the same. */
const AUTOMATION_IDS = { declared: 'zoom-cmk/drift/', required: 'zoom-cmk/verify/' };

/**
 * A drift report as SARIF 2.1.0, for code scanning.
 *
 * Paths of files are relative to the folder in which the check ran, which should be the root of the repository. A check that could not
 * be made as a whole is no successful execution: GitHub then keeps the alerts that it has, and does not take them for fixed.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 * @see https://github.com/github/codeql-action/pull/1393
 */
export function sarifReport(input: ReportInput): string {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [run(input)] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function run({ report, version, createdAt }: ReportInput): Run {
  const { findings, outcome, requirements, notChecked, notShown } = report;
  const ruleIds = [...new Set(findings.map(({ ruleId }) => ruleId))];
  const problems = findings.filter(finding => finding.kind === 'indeterminate' && !isSuppressed(finding));
  return {
    tool: {
      driver: {
        name: 'zoom-cmk',
        version,
        informationUri: REPOSITORY,
        rules: ruleIds.map(sarifRule),
      },
    },
    automationDetails: { id: requirements ? AUTOMATION_IDS.required : AUTOMATION_IDS.declared },
    invocations: [
      {
        executionSuccessful: problems.length === 0,
        endTimeUtc: createdAt,
        toolExecutionNotifications: problems.map(notification),
      },
    ],
    results: findings.map(finding => sarifResult(finding, ruleIds.indexOf(finding.ruleId))),
    properties: {
      outcome,
      notChecked: notChecked.map(({ constructPath }) => portableText(constructPath)),
      notShown: notShown.map(portableText),
    },
  };
}

function notification({ ruleId, message }: Finding): Notification {
  return { level: 'error', message: { text: sarifText(message) }, associatedRule: { id: sarifText(ruleId) } };
}
