import { Finding } from '../drift/finding';
import { Outcome } from '../drift/report';
import { regionInWords } from '../drift/reports/words';

/** Most characters of a line that people read in a message. */
const MOST_CHARACTERS = 1000;

/** What an outcome is called. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  'in-sync': 'in sync',
  drift: 'drift',
  indeterminate: 'could not check',
};

/**
 * Text from outside as one line: no control or formatting characters, and not too long.
 *
 * EventBridge puts the lines of a change into the quoted strings of an input transformer, and does not say what becomes of double quotes
 * and backslashes there: they are replaced.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function lineOf(text: string, most = MOST_CHARACTERS): string {
  const line = text
    // Beyond this nothing is shown in any case, and what is long takes long.
    .slice(0, 4 * most)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll('"', "'")
    .replaceAll('\\', '/')
    .trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}

/** A finding in one line: `critical in us-west-2 of 111122223333: the key in us-west-2 is disabled`. */
export function findingInWords({ kind, severity, region, account, message }: Finding): string {
  const label = kind === 'drift' ? severity : `could not check (${severity})`;
  return lineOf(`${label} in ${regionInWords(region)}${account === undefined ? '' : ` of ${account}`}: ${message}`);
}
