const MAX_LENGTH = 300;

// More than this is never looked at: an endpoint may answer with a whole web page.
const MAX_READ = 5000;

const HIDDEN = '[hidden]';

// A refused signature is answered with the canonical request, and that holds the session token.
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/(x-amz-security-token|authorization|signature)(["']?\s*[:=]\s*)\S+/gi, `$1$2${HIDDEN}`],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}/g, HIDDEN],
  // A secret access key has forty characters of this alphabet; a key id or a hash has no upper case.
  [/(?<![\w/+=-])(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=\D*\d)[A-Za-z0-9/+]{40}(?![\w/+=-])/g, HIDDEN],
  [/[A-Za-z0-9/+_=-]{120,}/g, HIDDEN],
];

/**
 * A message as one line for people: no control or formatting characters, no secret, at most 300 characters.
 *
 * Messages come from servers, credential programs and the network, so they are not trusted to be short, printable or discreet.
 */
export function oneLine(text: string): string {
  const line = text
    .slice(0, MAX_READ)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return shortened(SECRETS.reduce((rest, [secret, instead]) => rest.replace(secret, instead), line));
}

/** Cut between characters, not inside of one. */
function shortened(line: string): string {
  const characters = [...line];
  return characters.length <= MAX_LENGTH ? line : `${characters.slice(0, MAX_LENGTH - 1).join('')}…`;
}
