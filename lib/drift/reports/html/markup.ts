import { escaped } from './escaping';

/** Markup that is safe in a page: `markup` makes it. */
export class Markup {
  constructor(public readonly html: string) {}
}

/** What markup is made of: text of any origin, and markup. Nothing is left of what is undefined. */
export type Part = string | number | Markup | undefined | readonly Part[];

/** Markup from a template. Each part that is not markup is text, and is shown as text whatever it holds. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.reduce((html, text, index) => `${html}${htmlOf(parts[index - 1])}${text}`));
}

function htmlOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(htmlOf).join('');
}
