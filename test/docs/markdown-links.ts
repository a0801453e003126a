import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { proseIn, withoutCodeBlocks } from './markdown';

/** Where a page points to. */
export interface Link {
  readonly line: number;
  readonly target: string;
}

/** `[text](target "title")`, `![text](target)`, `[name]: target`, `<https://…>`, `href="…"` and `src="…"`. */
const FORMS = [
  /\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+"[^"]*")?\s*\)/g,
  /^ {0,3}\[[^\]]+\]:\s+(\S+)/gm,
  /<(https?:[^>\s]*)>/g,
  /<(?:a|img|source)\s[^>]*?(?:href|src|srcset)="([^"]*)"/g,
];

/** The links of a text, images included. */
export function linksIn(page: string, text: string): Link[] {
  const prose = proseIn(page, text);
  return FORMS.flatMap(form => [...prose.matchAll(form)]).map(({ index, 1: target }) => ({
    line: prose.slice(0, index).split('\n').length,
    target,
  }));
}

/** What a page, as GitHub shows it, can be entered at. */
export function anchorsIn(page: string, text: string): Set<string> {
  const prose = withoutCodeBlocks(page, text);
  const anchors = new Set([...prose.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(([, anchor]) => anchor));
  const times = new Map<string, number>();
  for (const [, heading] of prose.matchAll(/^#{1,6} +(.*?)(?: +#+)?$/gm)) {
    const slug = slugOf(heading);
    const before = times.get(slug) ?? 0;
    anchors.add(before === 0 ? slug : `${slug}-${before}`);
    times.set(slug, before + 1);
  }
  return anchors;
}

/**
 * The anchor that GitHub gives a heading: small letters, digits, `_` and `-`, with `-` for each blank.
 *
 * @see https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export function slugOf(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]+>/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/** What is wrong with a link of a page; nothing where all is well. */
export function faultOf(page: string, target: string): string | undefined {
  if (target === '') return 'is empty';
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return faultOfUrl(target);
  if (target.startsWith('/')) return 'begins with a slash: write it relative to the page';
  const [path, anchor] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), decodeURI(path)));
  if (file.startsWith('..')) return 'leaves the repository';
  if (!existsSync(file)) return 'does not exist';
  if (anchor === undefined) return undefined;
  if (statSync(file).isDirectory() || !file.endsWith('.md')) return 'has an anchor, and is no page';
  return anchorsIn(file, readFileSync(file, 'utf8')).has(anchor) ? undefined : `has no heading #${anchor}`;
}

/** No network: the form of it alone. */
function faultOfUrl(target: string): string | undefined {
  if (!URL.canParse(target)) return 'is no address';
  const { protocol, hostname, username, port } = new URL(target);
  if (protocol !== 'https:') return 'is not https';
  if (username !== '' || port !== '') return 'has a user or a port';
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(hostname) ? undefined : 'has no public host';
}
