import fc from 'fast-check';
import { Finding } from '../../../lib/drift/finding';
import { DriftReport, KeyReport, NOT_SHOWN, outcomeOf } from '../../../lib/drift/report';
import { ReportInput } from '../../../lib/drift/reports/report-input';

const ACCOUNT = '111122223333';
const BROKER = 'arn:aws:iam::409910850980:root';
const INTRUDER = 'arn:aws:iam::444455556666:role/Intruder';

export function keyArn(region: string, account = ACCOUNT): string {
  return `arn:aws:kms:${region}:${account}:key/mrk-1`;
}

/** The primary in us-east-1, as declared but for these properties. */
export function keyReport(properties: Partial<KeyReport> = {}): KeyReport {
  const { region = 'us-east-1', account = ACCOUNT } = properties;
  return {
    ...{ cloud: 'aws', constructPath: 'Zoom/Cmk', stack: 'Zoom', logicalId: 'Cmk1', account, region },
    ...{ keyArn: keyArn(region, account), setRole: 'primary', state: 'Enabled', grants: [], outcome: 'in-sync' },
    ...properties,
  };
}

/** A finding at that key, but for these properties. */
export function finding(properties: Partial<Finding> = {}): Finding {
  const { cloud, constructPath, stack, logicalId, account, region, keyArn: arn } = keyReport(properties as object);
  return {
    ...{ ruleId: 'key-disabled', severity: 'critical', kind: 'drift' },
    ...{ cloud, account, region, keyArn: arn, stack, logicalId, constructPath },
    ...{ message: 'the key in us-east-1 is disabled', gains: [], losses: [] },
    fingerprint: '0123456789abcdef'.repeat(4),
    ...properties,
  };
}

/** A report of these parts, and what follows from them. */
export function reportInput(report: Partial<DriftReport> = {}, more: Partial<ReportInput> = {}): ReportInput {
  const { findings = [] } = report;
  return {
    report: {
      ...{ schemaVersion: 1, outcome: outcomeOf(findings), findings, keys: [keyReport()], notChecked: [] },
      notShown: NOT_SHOWN,
      ...report,
    },
    ...{ policies: [], version: '1.2.3', createdAt: '2030-01-02T03:04:05.678Z' },
    ...more,
  };
}

const replica = (region: string) => ({
  ...{ region, keyArn: keyArn(region), constructPath: `Zoom/Cmk/replica-${region}`, stack: `Zoom-${region}` },
  ...{ logicalId: 'Replica1', setRole: 'replica' as const },
});
const SOURCE = { file: 'bin/the app.ts', line: 7 };
const west = replica('us-west-2');
const central = replica('eu-central-1');
const south = replica('sa-east-1');

const GAIN = { principal: INTRUDER, action: 'kms:Decrypt', before: 'none', after: 'direct' } as const;
const LOSS = { principal: BROKER, action: 'kms:Decrypt', before: 'direct', after: 'none' } as const;

/** One of each: drift, what could not be checked, a note, what is suppressed, and a key that is as declared. */
export const EXAMPLE = reportInput({
  findings: [
    finding({
      ...{ ruleId: 'unexpected-access', source: SOURCE, fingerprint: '1'.repeat(64) },
      message: 'role/Intruder gains kms:Decrypt in us-east-1',
      gains: [{ ...GAIN, condition: 'if StringEquals kms:ViaService = s3.us-east-1.amazonaws.com' }],
      losses: [LOSS],
    }),
    finding({
      ...{ ...west, ruleId: 'could-not-check', severity: 'high', kind: 'indeterminate', fingerprint: '2'.repeat(64) },
      message: 'kms:GetKeyPolicy in us-west-2: access denied',
    }),
    finding({
      ...{ ...south, ruleId: 'tags-differ', severity: 'low', fingerprint: '3'.repeat(64) },
      message: 'the tag team of the key in sa-east-1 is blue, the code declares red',
      suppressed: { reason: 'the tag is set by finance, see CHG-1234', expires: '2031-12-31' },
    }),
    finding({
      ...{ ruleId: 'replica-promoted', severity: 'low', kind: 'note', fingerprint: '4'.repeat(64) },
      ...{ message: 'the primary of the set moved', remedy: 'Give Zoom `arn:x`, then check.' },
    }),
  ],
  keys: [
    keyReport({ outcome: 'drift', grants: [{ id: 'g1', operations: ['Decrypt'] }] }),
    keyReport({ ...west, outcome: 'indeterminate', state: undefined }),
    keyReport({ ...central }),
    keyReport({ ...south }),
  ],
  notChecked: [{ constructPath: 'Other/Key', stack: 'Other', logicalId: 'Key1' }],
});

/** What comes from outside, and would be taken for markup, an end of something, a command, a link or another direction of writing. */
const NASTY = [
  ...[
    '<script>alert(1)</script>',
    ']]>',
    '-->',
    '<!--',
    '&lt;',
    '&amp;',
    '&#64;',
    '"',
    "'",
    '|',
    '\\|',
    '\\\\|',
    '\\',
    '`',
    '``',
  ],
  ...['\n', '\r\n', '\t', '\0', '\x1b[31m', '\x7f', '\x85', '\u2028', '\u202e', '\u200f', '\u2066', '\ufffe', '\uffff'],
  ...['\ud800', '\udfff', '😀', '%', '%0A', '%25', '::error::', '::', ':', ',', '##[error]', '=', '{0}', '{', '}}'],
  ...[
    '[x](https://example.com)',
    '](',
    '![x](y)',
    '@someone',
    'a@b.example',
    '#1',
    'www.example.com',
    'https://example.com',
  ],
  ...['*', '_', '**', '~~', '$', ':tada:', ' ', '  ', 'plain', 'words,', '(so)', '</details>', '</testcase>', '<'],
];

/** Text of those, and of anything. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 3 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map(parts => parts.join(''));

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const hostileChange = fc.record({
  ...{ principal: hostileText, action: hostileText, condition: maybe(hostileText) },
  ...{ before: fc.constant('none' as const), after: fc.constant('direct' as const) },
});
const hostilePlace = {
  ...{ constructPath: hostileText, stack: hostileText, logicalId: hostileText },
  ...{ region: fc.oneof(hostileText, fc.constant('')), account: maybe(hostileText), keyArn: maybe(hostileText) },
};
const hostileKey: fc.Arbitrary<KeyReport> = fc
  .record({ ...hostilePlace, state: maybe(hostileText) })
  .map(properties => keyReport({ ...properties }));
const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    ...hostilePlace,
    cloud: fc.constantFrom('aws', 'azure', 'oci'),
    ruleId: fc.constantFrom('key-disabled', 'tags-differ', 'a-rule-of-tomorrow'),
    kind: fc.constantFrom('drift', 'indeterminate', 'note'),
    severity: fc.constantFrom('critical', 'high', 'medium', 'low'),
    message: hostileText,
    remedy: maybe(hostileText),
    source: maybe(fc.record({ file: hostileText, line: fc.integer({ min: 1, max: 1_000 }) })),
    gains: fc.array(hostileChange, { maxLength: 2 }),
    losses: fc.array(hostileChange, { maxLength: 2 }),
    fingerprint: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
    suppressed: maybe(fc.record({ reason: hostileText, expires: fc.constant('2031-12-31') })),
  })
  .map(properties => finding(properties as Partial<Finding>));

/** A report in which all that comes from outside is hostile. */
export const hostileInput: fc.Arbitrary<ReportInput> = fc
  .record({
    keys: fc.array(hostileKey, { maxLength: 3 }),
    findings: fc.array(hostileFinding, { minLength: 1, maxLength: 4 }),
    notChecked: fc.array(fc.record({ constructPath: hostileText, stack: hostileText, logicalId: hostileText }), {
      maxLength: 2,
    }),
  })
  .map(report => reportInput(report));

/** What no report may hold: what turns the direction of writing, controls a terminal, or is no character at all. */
export const UNPORTABLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Cs}\ufffe\uffff]/u;

/** The text of a line of Markdown with code in it, and what of it is outside of code. */
export function readMarkdown(markdown: string): { readonly read: string; readonly outside: string } {
  const code = /`([^`]*)`|<code>((?:[^<&]|&#\d+;|<!-- -->)*)<\/code>/g;
  const decoded = (html: string) =>
    html.replaceAll('<!-- -->', '').replace(/&#(\d+);/g, (_, number) => String.fromCharCode(Number(number)));
  return {
    read: markdown.replace(code, (_, plain?: string, html?: string) => plain ?? decoded(html!)),
    outside: markdown.replace(code, ''),
  };
}
