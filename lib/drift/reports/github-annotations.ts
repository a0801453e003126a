import { Finding } from '../finding';
import { Severity } from '../severity';
import { portableText } from './portable-text';
import { ReportInput } from './report-input';
import { changeLines, commandOf, placeOf, remedyOf, suppressionInWords, verdictInWords } from './words';

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly source?: Finding['source'];
}

const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
};

/**
 * GitHub shows no more of one level and step.
 *
 * @see https://docs.github.com/en/rest/checks/runs
 */
const MOST_OF_A_LEVEL = 10;

/**
 * A drift report as commands to the runner of GitHub Actions, a line each, which it shows as annotations: at the line that makes the
 * construct, where that is known. Of findings beyond those that GitHub shows the last annotation tells how many there are.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubAnnotations({ report }: ReportInput): string {
  const annotations = report.findings.map(annotation);
  const inSync: Annotation = { level: 'notice', title: commandOf(report), message: verdictInWords(report) };
  const all = report.outcome === 'in-sync' ? [inSync, ...annotations] : annotations;
  const levels = ['error', 'warning', 'notice'] as const;
  return levels
    .flatMap(level => capped(all.filter(each => each.level === level)))
    .map(each => `${command(each)}\n`)
    .join('');
}

function annotation(finding: Finding): Annotation {
  const { ruleId, message, suppressed, source } = finding;
  const place = portableText(placeOf(finding));
  if (suppressed) {
    const lines = [portableText(message), suppressionInWords(suppressed)];
    return { level: 'notice', title: `suppressed: ${ruleId} at ${place}`, message: lines.join('\n'), source };
  }
  const lines = [portableText(message), ...changeLines(finding), portableText(remedyOf(finding))];
  return { level: levelOf(finding), title: `${ruleId} at ${place}`, message: lines.join('\n'), source };
}

/** What could not be checked is never mild: nobody knows what is there. */
function levelOf({ kind, severity }: Finding): Level {
  const levels: Record<Finding['kind'], Level> = { drift: LEVELS[severity], indeterminate: 'error', note: 'notice' };
  return levels[kind];
}

function capped(annotations: readonly Annotation[]): readonly Annotation[] {
  if (annotations.length <= MOST_OF_A_LEVEL) return annotations;
  const shown = annotations.slice(0, MOST_OF_A_LEVEL - 1);
  const message = `${annotations.length - shown.length} more findings are not shown here: GitHub shows ${MOST_OF_A_LEVEL} of a level, see the report`;
  return [...shown, { level: annotations[0].level, title: 'zoom-cmk', message }];
}

function command({ level, title, message, source }: Annotation): string {
  const properties = {
    title: portableText(title),
    ...(source && { file: portableText(source.file), line: String(source.line) }),
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`);
  return `::${level} ${written.join(',')}::${escapedData(message)}`;
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
