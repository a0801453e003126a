/**
 * The first name that stands twice in one object of a JSON text; nothing where none does. Readers of JSON disagree on which of the
 * two counts, so what AWS heeds may not be what is seen.
 *
 * @param json a text that is JSON
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-4
 */
export function repeatedName(json: string): string | undefined {
  /** Names of the objects around, nothing for a list. */
  const around: (Set<string> | undefined)[] = [];
  let isName = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '"') {
      const end = endOfText(json, at);
      const names = around.at(-1);
      if (isName && names) {
        const name: string = JSON.parse(json.slice(at, end + 1));
        if (names.has(name)) return name;
        names.add(name);
      }
      isName = false;
      at = end;
    } else if (character === '{' || character === '[') {
      around.push(character === '{' ? new Set() : undefined);
      isName = character === '{';
    } else if (character === '}' || character === ']') {
      around.pop();
    } else if (character === ',') {
      isName = around.at(-1) !== undefined;
    }
  }
  return undefined;
}

function endOfText(json: string, start: number): number {
  let end = start + 1;
  while (json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
  return end;
}
