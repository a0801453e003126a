/** A text in sections: each a list of lines, with an empty line between two. Those without lines are left out. */
export function inSections(sections: readonly (readonly string[])[]): string {
  const texts = sections.filter(lines => lines.length > 0).map(lines => lines.join('\n').trimEnd());
  return `${texts.join('\n\n')}\n`;
}

/** A section of Markdown under its heading; nothing where it has no lines. */
export function headed(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, '', ...lines];
}
