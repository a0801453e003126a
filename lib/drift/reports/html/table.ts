import { Markup, markup } from './markup';

/** A table that scrolls by itself on a narrow screen, in a region that a keyboard reaches. */
export function table(
  caption: string,
  heads: readonly (string | Markup)[],
  bodies: readonly Markup[],
  kind: 'plain' | 'matrix' | 'numbers' | 'policy' = 'plain',
): Markup {
  const head = heads.map(each => markup`<th scope="col">${each}</th>`);
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table class="${kind}">
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
${bodies}</table></div>`;
}
