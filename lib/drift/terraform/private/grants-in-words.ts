import { abilityInWords, Grant } from '../oci-policy';
import { PlannedResource } from '../plan';
import { containsTrue } from './contains-true';
import { listed } from './lists';
import { shownText } from './shown-text';
import { member } from '../../json-value';

/** Who may do what, in words, for several grants: `Zoom: use keys in compartment id …`. */
export function grantsInWords(
  grants: readonly Grant[],
  isZoom: (grant: Grant) => boolean,
  policies: readonly PlannedResource[],
): string {
  if (areSecret(policies)) return '(a sensitive value)';
  const bySubject = new Map<string, string[]>();
  for (const grant of grants) {
    const subject = shownText(grant.who);
    const who = isZoom(grant) ? 'Zoom' : grant.kind === 'endorse' ? `${subject}, endorsed,` : subject;
    bySubject.set(who, [...(bySubject.get(who) ?? []), shownText(abilityInWords(grant))]);
  }
  return listed([...bySubject].map(([who, abilities]) => `${who} to ${listed(abilities)}`));
}

/** Statements as they are written, in words. */
export function statementsInWords(statements: readonly string[], policies: readonly PlannedResource[]): string {
  return areSecret(policies) ? '(a sensitive value)' : listed(statements.map(text => `\`${shownText(text)}\``));
}

function areSecret(policies: readonly PlannedResource[]): boolean {
  return policies.some(({ sensitive }) =>
    sensitive.some(marks => marks === true || containsTrue(member(marks, 'statements'))),
  );
}
