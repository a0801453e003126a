import { Enrolment, PortalValue, Readiness } from './enrolment';
import { portalSteps } from './portal-steps';
import { Colours, NO_COLOURS } from '../reports/colours';
import { plainText } from '../reports/plain-text';
import { inSections } from '../reports/sections';

/** What the command says of keys that are to be enrolled. */
export interface EnrolmentReport {
  readonly schemaVersion: 1;
  readonly outcome: Readiness;
  readonly keys: readonly Enrolment[];
  /** What the pre-flight found: in one sentence each. */
  readonly preflight: readonly string[];
}

const VERDICTS: Readonly<Record<Readiness, string>> = {
  ready: 'ready: the keys are what Zoom needs',
  'not-ready': 'not ready: see above, and do not enrol yet',
  'not-verified': 'not verified: something could not be looked at, see above',
};

/** For people at a terminal. */
export function enrolmentText({ outcome, keys, preflight }: EnrolmentReport, colours: Colours = NO_COLOURS): string {
  const paint = outcome === 'ready' ? colours.green : outcome === 'not-ready' ? colours.red : colours.yellow;
  return inSections([
    ...keys.map(key => [
      colours.bold(plainText(key.constructPath)),
      ...portalSteps(key.cloud).map((step, index) => `  ${index + 1}. ${step}`),
      ...[...key.values, ...key.review].map(({ label, value }) => `  ${label}: ${colours.bold(plainText(value))}`),
      ...key.problems.map(problem => `  ${colours.red(plainText(problem))}`),
    ]),
    preflight.map(plainText),
    [paint(VERDICTS[outcome])],
  ]);
}

/** For a ticket, or a page of a wiki. */
export function enrolmentMarkdown({ outcome, keys, preflight }: EnrolmentReport): string {
  const sections = keys.flatMap(({ cloud, constructPath, values, review, problems }) => [
    `## ${code(constructPath)}`,
    portalSteps(cloud)
      .map((step, index) => `${index + 1}. ${step}`)
      .join('\n'),
    table([...values, ...review]),
    ...problems.map(problem => `- ${code(problem)}`),
  ]);
  const found = preflight.map(line => `- ${code(line)}`).join('\n');
  return `${['# Enrolment with Zoom', ...sections, found, `**${VERDICTS[outcome]}**`].filter(text => text !== '').join('\n\n')}\n`;
}

function table(values: readonly PortalValue[]): string {
  return ['| | |', '|---|---|', ...values.map(({ label, value }) => `| ${label} | ${code(value)} |`)].join('\n');
}

/** Text from outside as it is: nothing in it is markup, or ends the cell of a table. */
function code(text: string): string {
  return `<code>${plainText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#!|~@]|:(?=\/\/)/g, character => `&#${character.codePointAt(0)};`)}</code>`;
}
