import { Markup, markup } from './markup';
import { CONTENT_SECURITY_POLICY, STYLE } from './style';

/** A part of the page, to which its contents lead. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

/** What a page is made of. */
export interface Page {
  readonly title: string;
  readonly header: Markup;
  readonly sections: readonly Section[];
  readonly footer: Markup;
}

/** A page that stands alone: HTML that is well-formed XML too. It has no script, and asks for nothing. */
export function page({ title, header, sections, footer }: Page): string {
  // As the policy's hash says, the style is what is between the tags to the last character; it has nothing that XML would read.
  return markup`<!DOCTYPE html>
<html lang="en" xml:lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}"/>
<meta http-equiv="x-dns-prefetch-control" content="off"/>
<meta name="referrer" content="no-referrer"/>
<meta name="robots" content="noindex"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${title}</title>
<link rel="icon" href="data:,"/>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
${header}
</header>
<nav aria-label="Contents">
<ul>
${sections.map(each => markup`<li><a href="#${each.id}">${each.title}</a></li>\n`)}</ul>
</nav>
<main id="content" tabindex="-1">
${sections.map(section)}</main>
<footer>
${footer}
</footer>
</body>
</html>
`.html;
}

function section({ id, title, content }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content}
</section>
`;
}
