import fc from 'fast-check';
import { EXAMPLE, finding, hostileInput, keyReport, readMarkdown, reportInput, UNPORTABLE } from './support';
import { markdownReport } from '../../../lib/drift/reports/markdown-report';
import { portableText } from '../../../lib/drift/reports/portable-text';

/** Lines of a part of a report, by its heading. */
function part(report: string, heading: string): string[] {
  const [, rest] = `${report}\n`.split(`### ${heading}\n\n`);
  return rest === undefined ? [] : rest.split(/\n\n(?=###|<details>|zoom-cmk )|\n$/)[0].split('\n');
}

/** Cells of a table's rows, as text. */
function cellsOf(lines: readonly string[]): string[][] {
  const [head, ...rows] = lines.filter(line => line.startsWith('|'));
  const columns = head.split('|').length;
  return rows.slice(1).map(row => {
    expect(row.split('|')).toHaveLength(columns);
    return row
      .split('|')
      .slice(1, -1)
      .map(cell => readMarkdown(cell.slice(1, -1)).read);
  });
}

test('a report begins with the verdict', () => {
  expect(markdownReport(EXAMPLE).split('\n').slice(0, 3)).toEqual([
    ...['## ❌ zoom-cmk drift', '', '**drift: 2 findings at 4 keys, 1 suppressed**'],
  ]);
});

test.each([
  [reportInput(), '## ✅ zoom-cmk drift', '**in sync: 1 key as declared**'],
  [
    reportInput({ findings: [finding({ kind: 'indeterminate' })] }),
    ...['## ❓ zoom-cmk drift', '**could not check: 1 finding at 1 key**'],
  ],
  [
    reportInput({ requirements: { broker: 'account', search: false } }),
    ...['## ✅ zoom-cmk verify', '**passed: 1 key as required**'],
  ],
  [
    reportInput({ requirements: { broker: 'account', search: false }, findings: [finding()] }),
    ...['## ❌ zoom-cmk verify', '**failed: 1 finding at 1 key**'],
  ],
])('a verdict is one of three, of either command', (input, heading, verdict) => {
  const [first, , third] = markdownReport(input).split('\n');
  expect([first, third]).toEqual([heading, verdict]);
});

test('keys are listed by Region, with how they are', () => {
  const rows = cellsOf(part(markdownReport(EXAMPLE), 'Keys'));
  expect(
    rows.map(([mark, region, key, role, state, findings, grants]) => [
      mark,
      region,
      key,
      role,
      state,
      findings,
      grants,
    ]),
  ).toEqual([
    ['✅', 'eu-central-1', 'Zoom/Cmk/replica-eu-central-1', 'replica', 'Enabled', '0', '0'],
    ['✅', 'sa-east-1', 'Zoom/Cmk/replica-sa-east-1', 'replica', 'Enabled', '0', '0'],
    ['❌', 'us-east-1', 'Zoom/Cmk', 'primary', 'Enabled', '1', '1'],
    ['❓', 'us-west-2', 'Zoom/Cmk/replica-us-west-2', 'replica', '', '1', '0'],
  ]);
});

test('findings that count, and notes, are listed with their severity', () => {
  const rows = cellsOf(part(markdownReport(EXAMPLE), 'Findings'));
  expect(rows.map(([number, severity, key, region, what]) => [number, severity, key, region, what])).toEqual([
    ['1', 'critical', 'Zoom/Cmk', 'us-east-1', 'role/Intruder gains kms:Decrypt in us-east-1'],
    ...[
      [
        ...['2', 'could not check', 'Zoom/Cmk/replica-us-west-2', 'us-west-2'],
        'kms:GetKeyPolicy in us-west-2: access denied',
      ],
    ],
    ['3', 'note', 'Zoom/Cmk', 'us-east-1', 'the primary of the set moved'],
  ]);
});

test('each of them is explained: who gains and loses what, where it is made, what to do', () => {
  const [first, second, third, ...others] = markdownReport(EXAMPLE).split('<details>').slice(1);
  expect(
    first
      .split('</details>')[0]
      .split('\n')
      .filter(line => line.startsWith('- ')),
  ).toEqual([
    '- `arn:aws:iam::444455556666:role/Intruder` gains `kms:Decrypt` `if StringEquals kms:ViaService = s3.us-east-1.amazonaws.com`',
    '- `arn:aws:iam::409910850980:root` loses `kms:Decrypt`',
    '- made at `bin/the app.ts:7`',
    expect.stringMatching(/^- to do: Find out who changed the policy/),
    `- fingerprint \`${'1'.repeat(64)}\``,
  ]);
  expect(second).toContain('- to do: Give the caller the permission');
  expect(third).toContain('- to do: Give Zoom `arn:x`, then check.');
  expect(others).toEqual([]);
});

test('what is suppressed is listed with the reason and the day', () => {
  const [[key, region, what, why, until]] = cellsOf(part(markdownReport(EXAMPLE), 'Suppressed'));
  expect([key, region, what, why, until]).toEqual([
    ...['Zoom/Cmk/replica-sa-east-1', 'sa-east-1'],
    'the tag team of the key in sa-east-1 is blue, the code declares red',
    ...['the tag is set by finance, see CHG-1234', '2031-12-31'],
  ]);
});

test('what is not checked, and what no check shows, is said', () => {
  const report = markdownReport(EXAMPLE);
  expect(part(report, 'Not checked')).toEqual(['- `Other/Key` is neither a ZoomKmsKey nor a MultiRegionKey']);
  expect(part(report, 'Not shown here').map(line => readMarkdown(line).read)).toEqual(
    EXAMPLE.report.notShown.map(text => `- ${text}`),
  );
});

test('parts with nothing in them are left out', () => {
  const report = markdownReport(reportInput());
  expect(report.match(/^### .*$/gm)).toEqual(['### Keys', '### Not shown here']);
  expect(report).not.toContain('<details>');
});

test('a report stays below what GitHub takes, and says what it leaves out', () => {
  const long = '@|'.repeat(400);
  const suppressed = { reason: long, expires: '2031-12-31' };
  const gains = Array(15).fill({ principal: long, action: long, condition: long, before: 'none', after: 'direct' });
  const findings = Array.from({ length: 3_000 }, (_, index) =>
    finding({ message: long, constructPath: long, gains, ...(index % 2 === 0 && { suppressed }) }),
  );
  const keys = Array(2_000).fill(keyReport({ constructPath: long, state: long, keyArn: long }));
  const notChecked = Array(2_000).fill({ constructPath: long, stack: 'x', logicalId: 'x' });
  const report = markdownReport(reportInput({ findings, keys, notChecked, notShown: Array(500).fill(long) }));
  expect(Buffer.byteLength(report)).toBeLessThan(1024 * 1024);
  for (const [heading, count, what] of [
    ['Keys', 2_000, 'key'],
    ['Findings', 1_500, 'finding'],
    ['Suppressed', 1_500, 'finding'],
  ] as const) {
    const lines = part(report, heading);
    const shown = cellsOf(lines).length;
    expect(shown).toBeGreaterThan(5);
    expect(lines.at(-1)).toBe(`*${count - shown} more ${what}s left out here.*`);
  }
  const explained = report.split('<details>').length - 1;
  expect(report).toContain(`*${1_500 - explained} more explanations left out here.*`);
});

test('hostile text leaves tables whole, and comes back', () => {
  fc.assert(
    fc.property(hostileInput, input => {
      const report = markdownReport(input);
      expect(report).not.toMatch(UNPORTABLE);
      const { findings, keys } = input.report;
      const open = findings.filter(({ suppressed }) => !suppressed);
      const messages = (each: readonly { readonly message: string }[]) =>
        each.map(({ message }) => portableText(message));
      if (keys.length > 0) {
        const paths = cellsOf(part(report, 'Keys')).map(([, , path]) => path);
        expect(paths.sort()).toEqual(keys.map(({ constructPath }) => portableText(constructPath)).sort());
      }
      if (open.length > 0) {
        const shown = cellsOf(part(report, 'Findings')).map(([, , , , what]) => what);
        expect(shown).toEqual(messages(open));
      }
      const silent = findings.filter(({ suppressed }) => suppressed);
      if (silent.length > 0) {
        const shown = cellsOf(part(report, 'Suppressed'));
        expect(shown.map(([, , what]) => what)).toEqual(messages(silent));
        expect(shown.map(([, , , why]) => why)).toEqual(
          silent.map(({ suppressed }) => portableText(suppressed!.reason)),
        );
      }
      const markup = readMarkdown(report).outside.match(/<[^>]*>/g) ?? [];
      expect(new Set(markup)).toEqual(
        new Set(open.length > 0 ? ['<details>', '<summary>', '</summary>', '</details>'] : []),
      );
    }),
  );
});
