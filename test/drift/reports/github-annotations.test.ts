import fc from 'fast-check';
import { EXAMPLE, finding, hostileInput, reportInput, UNPORTABLE } from './support';
import { Finding } from '../../../lib/drift/finding';
import { githubAnnotations } from '../../../lib/drift/reports/github-annotations';
import { portableText } from '../../../lib/drift/reports/portable-text';
import { ReportInput } from '../../../lib/drift/reports/report-input';

interface Annotation {
  readonly level: string;
  readonly properties: Record<string, string>;
  readonly message: string;
}

/** Annotations as the runner reads them. */
function annotationsIn(input: ReportInput): Annotation[] {
  const output = githubAnnotations(input);
  expect(output).toMatch(/\n$/);
  return output.slice(0, -1).split('\n').map(read);
}

/** @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
function read(line: string): Annotation {
  expect(line.startsWith('::')).toBe(true);
  const end = line.indexOf('::', 2);
  const [level, ...rest] = line.slice(2, end).split(' ');
  const pairs = rest
    .join(' ')
    .split(',')
    .map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  const unescaped = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const value = (text: string) => unescaped(text.replaceAll('%3A', ':').replaceAll('%2C', ',')).replaceAll('%25', '%');
  return {
    level,
    properties: Object.fromEntries(pairs.map(([name, text]) => [name, value(text)])),
    message: unescaped(line.slice(end + 2)).replaceAll('%25', '%'),
  };
}

test('findings are annotations, the worst first, at the line of the construct where it is known', () => {
  expect(annotationsIn(EXAMPLE).map(({ level, properties }) => [level, properties])).toEqual([
    ['error', { title: 'unexpected-access at Zoom/Cmk', file: 'bin/the app.ts', line: '7' }],
    ['error', { title: 'could-not-check at Zoom/Cmk/replica-us-west-2' }],
    ['notice', { title: 'suppressed: tags-differ at Zoom/Cmk/replica-sa-east-1' }],
    ['notice', { title: 'replica-promoted at Zoom/Cmk' }],
  ]);
});

test('an annotation says what was seen, who gains and loses what, and what to do', () => {
  const [first, , suppressed, note] = annotationsIn(EXAMPLE);
  expect(first.message.split('\n')).toEqual([
    'role/Intruder gains kms:Decrypt in us-east-1',
    expect.stringMatching(/^\+ .*Intruder kms:Decrypt if /),
    expect.stringMatching(/^- .*:root kms:Decrypt$/),
    expect.stringMatching(/put the declared policy back/),
  ]);
  expect(suppressed.message).toContain('\nthe tag is set by finance, see CHG-1234 (until 2031-12-31)');
  expect(note.message).toContain('Give Zoom `arn:x`, then check.');
});

test.each<[Partial<Finding>, string]>([
  [{ severity: 'critical' }, 'error'],
  [{ severity: 'high' }, 'error'],
  [{ severity: 'medium' }, 'warning'],
  [{ severity: 'low' }, 'notice'],
  [{ severity: 'low', kind: 'indeterminate' }, 'error'],
  [{ severity: 'high', kind: 'note' }, 'notice'],
  [{ severity: 'critical', suppressed: { reason: 'known', expires: '2031-12-31' } }, 'notice'],
])('a finding %j has the level %s', (properties, level) => {
  expect(annotationsIn(reportInput({ findings: [finding(properties)] })).at(-1)!.level).toBe(level);
});

test('where nothing is found a notice says so', () => {
  expect(annotationsIn(reportInput())).toEqual([
    { level: 'notice', properties: { title: 'zoom-cmk drift' }, message: 'in sync: 1 key as declared' },
  ]);
});

test.each([
  [10, 10, undefined],
  [11, 10, '2 more findings'],
  [500, 10, '491 more findings'],
])('of %d findings of a level %d are shown, as GitHub shows no more, and the rest is counted', (count, shown, rest) => {
  const findings = [
    ...Array.from({ length: count }, (_, index) => finding({ message: `finding ${index}` })),
    finding({ severity: 'medium' }),
  ];
  const annotations = annotationsIn(reportInput({ findings }));
  const errors = annotations.filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(shown);
  expect(annotations).toHaveLength(shown + 1);
  if (rest) expect(errors.at(-1)!.message).toMatch(new RegExp(`^${rest}`));
  else expect(errors.at(-1)!.message).toMatch(/^finding 9\n/);
});

test('hostile text stays within its annotation, and comes back', () => {
  fc.assert(
    fc.property(hostileInput, input => {
      expect(githubAnnotations(input)).not.toMatch(UNPORTABLE);
      const annotations = annotationsIn(input);
      const { findings, outcome } = input.report;
      expect(annotations).toHaveLength(findings.length + (outcome === 'in-sync' ? 1 : 0));
      for (const { level, properties } of annotations) {
        expect(['error', 'warning', 'notice']).toContain(level);
        expect(['title', 'title,file,line']).toContain(Object.keys(properties).join());
      }
      for (const { message, source } of findings) {
        const text = portableText(message);
        const file = source && portableText(source.file);
        expect(annotations.some(each => each.message.startsWith(`${text}\n`) && each.properties.file === file)).toBe(
          true,
        );
      }
    }),
  );
});
