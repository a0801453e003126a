import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import { EXAMPLE, finding, hostileInput, keyReport, reportInput, UNPORTABLE } from './support';
import { Finding } from '../../../lib/drift/finding';
import { portableText } from '../../../lib/drift/reports/portable-text';
import { ReportInput } from '../../../lib/drift/reports/report-input';
import { sarifReport } from '../../../lib/drift/reports/sarif-report';

/**
 * The schema as SchemaStore publishes it (sarif-2.1.0-rtm.5, of the OASIS SARIF TC), taken unchanged from the package
 * `@microsoft/jest-sarif` 1.0.0-beta.0 (MIT). It is of JSON Schema's draft 4, of which it uses nothing that changed since but the names
 * that are left out here.
 */
const { $schema, id, ...schema } = JSON.parse(readFileSync(join(__dirname, 'sarif-schema-2.1.0.json'), 'utf8'));
// One of its patterns has a bracket too many, which the Unicode mode of regular expressions refuses.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

function runOf(input: ReportInput): Run {
  const log: Log = JSON.parse(sarifReport(input));
  validate(log);
  expect(validate.errors).toBeNull();
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

function resultOf(properties: Partial<Finding>): Result {
  return runOf(reportInput({ findings: [finding(properties)] })).results![0];
}

test('the schema is that of SARIF 2.1.0, and refuses what is none', () => {
  expect($schema).toBe('http://json-schema.org/draft-04/schema#');
  expect(id).toContain('sarif-2.1.0');
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{}] }] })).toBe(false);
});

test('what is to be done in place of what the rule says ends the message', () => {
  const { message } = resultOf({ message: 'The primary moved.', remedy: 'Give Zoom the new ARN.' });
  expect(message.text).toBe('The primary moved.\nGive Zoom the new ARN.');
});

test('a report is a run of zoom-cmk, with a result for each finding in its order', () => {
  const { tool, results, automationDetails, properties } = runOf(EXAMPLE);
  expect(tool.driver).toMatchObject({ name: 'zoom-cmk', version: '1.2.3' });
  expect(automationDetails).toEqual({ id: 'zoom-cmk/drift/' });
  expect(results!.map(({ ruleId }) => ruleId)).toEqual(EXAMPLE.report.findings.map(({ ruleId }) => ruleId));
  expect(properties).toMatchObject({ outcome: 'drift', notChecked: ['Other/Key'] });
});

test('a check against what Zoom needs does not replace one against code', () => {
  const run = runOf(reportInput({ requirements: { broker: 'account', search: false } }));
  expect(run.automationDetails).toEqual({ id: 'zoom-cmk/verify/' });
});

test('the rules that occur are told once, and results point to them', () => {
  const findings = ['tags-differ', 'key-disabled', 'tags-differ'].map(ruleId => finding({ ruleId }));
  const { tool, results } = runOf(reportInput({ findings }));
  expect(tool.driver.rules!.map(rule => rule.id)).toEqual(['tags-differ', 'key-disabled']);
  expect(results!.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 0]);
});

test.each([
  ['key-disabled', 'error', 9, 10],
  ['lock-out-risk', 'error', 9, 10],
  ['policy-differs', 'error', 7, 9],
  ['rotation-differs', 'warning', 4, 7],
  ['tags-differ', 'note', 0, 4],
  ['a-rule-of-tomorrow', 'error', 7, 9],
])('the rule %s has the level %s, and a severity from %d to %d', (ruleId, level, from, to) => {
  const [rule] = runOf(reportInput({ findings: [finding({ ruleId })] })).tool.driver.rules!;
  const severity = Number(rule.properties!['security-severity']);
  expect(rule.defaultConfiguration).toEqual({ level });
  expect(severity).toBeGreaterThan(from);
  expect(severity).toBeLessThan(to);
  expect(rule.properties!.tags).toEqual(['security']);
  expect(rule.helpUri).toMatch(new RegExp(`/docs/rules\\.md#${ruleId}$`));
  for (const text of [rule.shortDescription!.text, rule.fullDescription!.text, rule.help!.text, rule.help!.markdown!]) {
    expect(text.length).toBeGreaterThan(20);
  }
});

test.each<[Finding['kind'], Finding['severity'], Result.kind, Result.level]>([
  ['drift', 'critical', 'fail', 'error'],
  ['drift', 'high', 'fail', 'error'],
  ['drift', 'medium', 'fail', 'warning'],
  ['drift', 'low', 'fail', 'note'],
  ['indeterminate', 'high', 'open', 'none'],
  ['note', 'low', 'informational', 'none'],
])('%s of severity %s is of the kind %s and the level %s', (kind, severity, sarifKind, level) => {
  expect(resultOf({ kind, severity })).toMatchObject({ kind: sarifKind, level });
});

test('a result says what was seen, who gained and lost what, and has both as data', () => {
  const [result] = runOf(EXAMPLE).results!;
  expect(result.message.text!.split('\n')).toEqual([
    'role/Intruder gains kms:Decrypt in us-east-1',
    expect.stringMatching(/^\+ arn:.*Intruder kms:Decrypt if StringEquals/),
    expect.stringMatching(/^- arn:.*:root kms:Decrypt$/),
  ]);
  const { gains, losses } = EXAMPLE.report.findings[0];
  expect(result.properties).toMatchObject({ severity: 'critical', cloud: 'aws', gains, losses });
});

test('a fingerprint is that of the finding, also where GitHub looks for it', () => {
  const fingerprint = 'ab'.repeat(32);
  expect(resultOf({ fingerprint }).partialFingerprints).toEqual({
    'zoomCmkFinding/v1': fingerprint,
    primaryLocationLineHash: fingerprint,
  });
});

describe('a location', () => {
  const physicalOf = (properties: Partial<Finding>) => resultOf(properties).locations![0].physicalLocation;

  test('is the line that makes the construct', () => {
    expect(physicalOf({ source: { file: 'bin/the app.ts', line: 7 } })).toEqual({
      artifactLocation: { uri: 'bin/the%20app.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 7 },
    });
  });

  test('of a file elsewhere is a URL', () => {
    expect(physicalOf({ source: { file: '/src/app.ts', line: 7 } })!.artifactLocation).toEqual({
      uri: 'file:///src/app.ts',
    });
  });

  test.each<[Finding['cloud'], string]>([
    ['aws', 'cdk.json'],
    ['azure', 'cdktf.json'],
    ['oci', 'cdktf.json'],
  ])('that is not known, of %s, is the file of the project, and says so', (cloud, uri) => {
    const [location] = resultOf({ cloud }).locations!;
    expect(location.physicalLocation).toEqual({
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine: 1 },
    });
    expect(location.message!.text).toContain('not known');
  });

  test('names the construct, the stack, the resource, the Region and the key', () => {
    const { logicalLocations } = resultOf({}).locations![0];
    expect(logicalLocations!.map(({ kind, name, fullyQualifiedName }) => [kind, name, fullyQualifiedName])).toEqual([
      ['construct', 'Cmk', 'Zoom/Cmk'],
      ['stack', 'Zoom', 'Zoom'],
      ['resource', 'Cmk1', 'Zoom/Cmk1'],
      ['region', 'us-east-1', 'us-east-1'],
      ['key', finding().keyArn, finding().keyArn],
    ]);
  });

  test('of a key that no code declares names no construct', () => {
    const arn = finding().keyArn!;
    const none = { stack: undefined, logicalId: undefined };
    const { logicalLocations } = resultOf({ ...none, constructPath: arn }).locations![0];
    expect(logicalLocations!.map(({ kind }) => kind)).toEqual(['region', 'key']);
  });

  test('of what is not known at all is that of the project', () => {
    const nothing = { region: '', keyArn: undefined, stack: undefined, logicalId: undefined, constructPath: undefined };
    expect(resultOf(nothing).locations![0].logicalLocations).toEqual([]);
  });
});

test('every result says whether it is suppressed, and why', () => {
  expect(runOf(EXAMPLE).results!.map(({ suppressions }) => suppressions)).toEqual([
    [],
    [],
    [
      {
        ...{ kind: 'external', status: 'accepted' },
        justification: 'the tag is set by finance, see CHG-1234 (until 2031-12-31)',
      },
    ],
    [],
  ]);
});

describe('a run', () => {
  const suppressed = { reason: 'known', expires: '2031-12-31' };

  test.each<[string, Partial<Finding>[], boolean]>([
    ['nothing was found', [], true],
    ['drift was found', [{}], true],
    ['there is a note', [{ kind: 'note' }], true],
    ['something could not be checked', [{}, { kind: 'indeterminate' }], false],
    ['what could not be checked is suppressed', [{ kind: 'indeterminate', suppressed }], true],
  ])('where %s is successful or not', (_, found, successful) => {
    const [invocation] = runOf(reportInput({ findings: found.map(finding) })).invocations!;
    expect(invocation.executionSuccessful).toBe(successful);
    expect(invocation.endTimeUtc).toBe('2030-01-02T03:04:05.678Z');
    expect(invocation.toolExecutionNotifications).toHaveLength(successful ? 0 : 1);
  });

  test('that found nothing has an empty list of results, not none', () => {
    expect(runOf(reportInput({ keys: [keyReport()] })).results).toEqual([]);
  });
});

test.each([
  ['[see](https://example.com)', '[see]\\u0028https://example.com)'],
  ['{0} and {{x}}', '{{0}} and {{{{x}}}}'],
  ['a\nb', 'a\\u000ab'],
])('what viewers would take for a link or a placeholder is text: %j', (message, text) => {
  expect(resultOf({ message }).message.text).toBe(text);
});

test('hostile text leaves a report valid, and comes back', () => {
  fc.assert(
    fc.property(hostileInput, input => {
      expect(sarifReport(input)).not.toMatch(UNPORTABLE);
      const { results } = runOf(input);
      input.report.findings.forEach((each, index) => {
        const { message, locations, suppressions } = results![index];
        const [first] = message.text!.split('\n');
        expect(first).not.toMatch(/\]\(|\[[^\]]*\]\(/);
        expect(first.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
        expect(first.replace(/\{\{|\}\}/g, pair => pair[0]).replaceAll(']\\u0028', '](')).toBe(
          portableText(each.message).replaceAll(']\\u0028', ']('),
        );
        const [{ physicalLocation }] = locations!;
        const { uri } = physicalLocation!.artifactLocation!;
        if (each.source) expect(decodeURIComponent(uri!)).toContain(portableText(each.source.file));
        if (each.suppressed) expect(suppressions![0].justification).toContain(portableText(each.suppressed.reason));
      });
    }),
  );
});
