import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { EXAMPLE, finding, hostileInput, keyArn, keyReport, reportInput, UNPORTABLE } from './support';
import { Finding } from '../../../lib/drift/finding';
import { findingsAt } from '../../../lib/drift/report';
import { junitReport } from '../../../lib/drift/reports/junit-report';
import { portableText } from '../../../lib/drift/reports/portable-text';
import { ReportInput } from '../../../lib/drift/reports/report-input';

interface Problem {
  readonly '#text'?: string;
  readonly message: string;
  readonly type?: string;
}

interface Counts {
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
}

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly file?: string;
  readonly line?: string;
  readonly failure?: Problem[];
  readonly error?: Problem[];
  readonly skipped?: Problem[];
  readonly 'system-out'?: string[];
}

interface Suite extends Counts {
  readonly name: string;
  readonly timestamp?: string;
  readonly testcase: Case[];
}

interface Suites extends Counts {
  readonly name: string;
  readonly testsuite?: Suite[];
}

const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false, parseTagValue: false },
  ...{ trimValues: false, htmlEntities: false },
  isArray: (name, _path, _isLeaf, isAttribute) =>
    !isAttribute && name !== 'testsuites' && name !== '?xml' && name !== '#text',
});

function parsed(input: ReportInput): Suites {
  const xml = junitReport(input);
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml).testsuites;
}

const casesOf = ({ testsuite = [] }: Suites): Case[] => testsuite.flatMap(({ testcase }) => testcase);

/** The counts that the elements come to. */
function counted(cases: readonly Case[]): Counts {
  const count = (element: 'failure' | 'error' | 'skipped') => String(cases.filter(each => each[element]).length);
  return {
    tests: String(cases.length),
    ...{ failures: count('failure'), errors: count('error'), skipped: count('skipped') },
  };
}

test('a Region is a suite, and each finding, and each key without one, a case in it', () => {
  const { name, testsuite } = parsed(EXAMPLE);
  expect(name).toBe('zoom-cmk drift');
  expect(testsuite!.map(suite => [suite.name, suite.testcase.map(each => `${each.classname}: ${each.name}`)])).toEqual([
    [
      'us-east-1',
      [
        'Zoom/Cmk: unexpected-access: role/Intruder gains kms:Decrypt in us-east-1',
        'Zoom/Cmk: replica-promoted: the primary of the set moved',
      ],
    ],
    ['us-west-2', ['Zoom/Cmk/replica-us-west-2: could-not-check: kms:GetKeyPolicy in us-west-2: access denied']],
    ['eu-central-1', ['Zoom/Cmk/replica-eu-central-1: as declared']],
    ['sa-east-1', [expect.stringMatching(/^Zoom\/Cmk\/replica-sa-east-1: tags-differ: /)]],
  ]);
});

test('drift is a failure, what could not be checked an error, what is suppressed skipped, and a note passes', () => {
  const [drift, note, unchecked, fine, suppressed] = casesOf(parsed(EXAMPLE));
  expect(drift.failure).toEqual([
    expect.objectContaining({ type: 'unexpected-access', message: 'role/Intruder gains kms:Decrypt in us-east-1' }),
  ]);
  expect(unchecked.error).toEqual([expect.objectContaining({ type: 'could-not-check' })]);
  expect(suppressed.skipped).toEqual([{ message: 'the tag is set by finance, see CHG-1234 (until 2031-12-31)' }]);
  expect(Object.keys(fine).sort()).toEqual(['classname', 'name', 'time']);
  expect(note).not.toHaveProperty('failure');
  expect(note['system-out']).toEqual([expect.stringContaining('Give Zoom `arn:x`, then check.')]);
});

test('a failure has what a person needs: who, the key, what to do, where that is explained', () => {
  const [{ failure, file, line }] = casesOf(parsed(EXAMPLE));
  expect(failure![0]['#text']!.split('\n')).toEqual([
    'critical: role/Intruder gains kms:Decrypt in us-east-1',
    expect.stringMatching(/^\+ .*Intruder kms:Decrypt if /),
    expect.stringMatching(/^- .*:root kms:Decrypt$/),
    expect.stringMatching(/put the declared policy back/),
    `key: ${keyArn('us-east-1')}`,
    expect.stringMatching(/^rule: https:.*#unexpected-access$/),
    `fingerprint: ${'1'.repeat(64)}`,
  ]);
  expect([file, line]).toEqual(['bin/the app.ts', '7']);
});

test('many gains are counted, not listed', () => {
  const gain = { principal: 'arn:x', action: 'kms:Decrypt', before: 'none', after: 'direct' } as const;
  const [{ failure }] = casesOf(parsed(reportInput({ findings: [finding({ gains: Array(15).fill(gain) })] })));
  const lines = failure![0]['#text']!.split('\n').filter(line => line.startsWith('+'));
  expect(lines).toHaveLength(13);
  expect(lines.at(-1)).toBe('+ 3 more');
});

test('the same Region of two accounts is two suites', () => {
  const other = '444455556666';
  const keys = [keyReport(), keyReport({ account: other, keyArn: keyArn('us-east-1', other) })];
  const findings = [
    finding({ account: other }),
    finding({ region: 'eu-west-1', account: undefined, stack: undefined }),
  ];
  expect(parsed(reportInput({ keys, findings })).testsuite!.map(({ name, tests }) => [name, tests])).toEqual([
    ['us-east-1 (111122223333)', '1'],
    ['us-east-1 (444455556666)', '1'],
    ['eu-west-1', '1'],
  ]);
});

test('a finding at no key has the place that is known', () => {
  const nothing = { stack: undefined, logicalId: undefined, constructPath: undefined };
  const findings = [
    finding({ ...nothing, stack: 'Zoom', keyArn: undefined }),
    finding(nothing),
    finding({ ...nothing, keyArn: undefined }),
    finding({ ...nothing, keyArn: undefined, region: '' }),
  ];
  const report = parsed(reportInput({ keys: [], findings }));
  expect(casesOf(report).map(({ classname }) => classname)).toEqual([
    ...['Zoom', keyArn('us-east-1'), 'us-east-1', 'unknown Region'],
  ]);
  expect(report.testsuite!.map(({ name }) => name)).toEqual(['us-east-1', 'unknown Region']);
});

test('a check against what Zoom needs says so', () => {
  const report = parsed(reportInput({ requirements: { broker: 'role', search: true } }));
  expect(report.name).toBe('zoom-cmk verify');
  expect(casesOf(report).map(({ name }) => name)).toEqual(['as required']);
});

test.each([
  ['2030-01-02T03:04:05.678Z', '2030-01-02T03:04:05'],
  ['2030-01-02T03:04:05+02:00', '2030-01-02T03:04:05'],
  ['yesterday', undefined],
])('the time %s is told as %s, and nowhere else', (createdAt, timestamp) => {
  const input = reportInput({}, { createdAt });
  expect(parsed(input).testsuite!.map(suite => suite.timestamp)).toEqual([timestamp]);
  expect(junitReport(input).split('03:04:05').length - 1).toBe(timestamp ? 1 : 0);
});

test('a report of nothing has no suite', () => {
  const { testsuite, ...rest } = parsed(reportInput({ keys: [] }));
  expect(testsuite).toBeUndefined();
  expect(rest).toMatchObject({ tests: '0', failures: '0', errors: '0', skipped: '0' });
});

test('hostile text leaves a report well-formed, its counts right, and comes back', () => {
  fc.assert(
    fc.property(hostileInput, input => {
      const { keys, findings } = input.report;
      expect(junitReport(input)).not.toMatch(UNPORTABLE);
      const suites = parsed(input);
      const cases = casesOf(suites);
      expect(suites).toMatchObject(counted(cases));
      for (const suite of suites.testsuite!) expect(suite).toMatchObject(counted(suite.testcase));

      const open = (kind: Finding['kind']) => findings.filter(each => each.kind === kind && !each.suppressed).length;
      const passed = keys.filter(key => findingsAt(key, findings).length === 0).length;
      expect(suites).toMatchObject({
        tests: String(findings.length + passed),
        failures: String(open('drift')),
        errors: String(open('indeterminate')),
        skipped: String(findings.filter(({ suppressed }) => suppressed).length),
      });
      for (const each of findings) {
        const name = portableText(`${each.ruleId}: ${each.message}`);
        const own = cases.filter(candidate => candidate.name === name);
        const [problem] = own.flatMap(({ failure, error, skipped }) => failure ?? error ?? skipped ?? []);
        const reason = each.suppressed && portableText(`${each.suppressed.reason} (until ${each.suppressed.expires})`);
        expect(own.length).toBeGreaterThan(0);
        if (own.length === 1 && problem) expect(problem.message).toBe(reason ?? portableText(each.message));
      }
    }),
  );
});
