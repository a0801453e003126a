import { Markup, markup } from './markup';
import { nameOfKey } from './names';
import { table } from './table';
import { DriftReport, SuppressionNote, UncheckedKey } from '../../report';

const UNCHECKED_HEADS = ['Key', 'Stack', 'Resource'];
const NOTE_HEADS = ['Fingerprint', 'What is wrong', 'Reason given', 'Expires'];

/** Keys of the templates that the check knows nothing of. */
export function uncheckedKeys(keys: readonly UncheckedKey[]): Markup {
  if (keys.length === 0) return markup`<p>There is no other key.</p>`;
  const rows = keys.map(
    key =>
      markup`<tr><th scope="row"><code>${nameOfKey(key)}</code></th><td><code>${key.stack}</code></td><td><code>${key.logicalId}</code></td></tr>\n`,
  );
  return markup`<p>Nothing says what these keys should be: none of the constructs made them, or none of Zoom's access is declared for them.</p>
${table('Keys that were not checked', UNCHECKED_HEADS, [markup`<tbody>${rows}</tbody>`])}`;
}

/** What no check of keys and their policies can see. */
export function limits(notShown: DriftReport['notShown']): Markup {
  return markup`<ul>
${notShown.map(each => markup`<li>${each}</li>\n`)}</ul>`;
}

const PROBLEMS: Readonly<Record<SuppressionNote['problem'], string>> = {
  expired: 'its day is over',
  'matches-nothing': 'no finding has this fingerprint',
  'could-not-check': 'what could not be looked at is never suppressed',
};

/** Suppressions that do nothing; nothing where there are none. */
export function suppressionNotes(notes: readonly SuppressionNote[] = []): Markup | undefined {
  if (notes.length === 0) return undefined;
  const rows = notes.map(
    ({ fingerprint, problem, reason, expires }) =>
      markup`<tr><th scope="row"><code>${fingerprint}</code></th><td>${PROBLEMS[problem]}</td><td>${reason}</td><td>${expires}</td></tr>\n`,
  );
  return table('Suppressions that do nothing', NOTE_HEADS, [markup`<tbody>${rows}</tbody>`]);
}
