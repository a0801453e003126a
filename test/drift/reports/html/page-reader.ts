import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of a page, or a text in it. */
export interface Node {
  /** Absent of a text. */
  readonly name?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
}

const PARSER = new XMLParser({
  ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', trimValues: false },
  ...{ parseTagValue: false, parseAttributeValue: false, htmlEntities: true },
});

/**
 * Reads a page as XML, which is stricter than HTML: what is no markup there is none in a browser.
 *
 * @throws Error where it is not well-formed
 */
export function readPage(html: string): Node {
  const fault = XMLValidator.validate(html);
  if (fault !== true) {
    throw new Error(`${fault.err.msg}, line ${fault.err.line}: ${html.split('\n')[fault.err.line - 1]}`);
  }
  const children = (PARSER.parse(html) as Record<string, unknown>[]).map(nodeOf);
  return { attributes: {}, children, text: children.map(({ text }) => text).join('') };
}

/** Every element of a name, in the order of the page. */
export function elements(node: Node, name: string): Node[] {
  return everyElement(node).filter(each => each.name === name);
}

/** Every element, in the order of the page. */
export function everyElement(node: Node): Node[] {
  return [...(node.name === undefined ? [] : [node]), ...node.children.flatMap(everyElement)];
}

/** The element with an id. */
export function elementWithId(node: Node, id: string): Node {
  const found = everyElement(node).filter(({ attributes }) => attributes.id === id);
  if (found.length !== 1) throw new Error(`${found.length} elements have the id ${id}`);
  return found[0];
}

/** The rows of a table as texts, its head included, by the table's caption. */
export function tableRows(node: Node, caption: string): string[][] {
  const tables = elements(node, 'table').filter(each => elements(each, 'caption')[0].text === caption);
  if (tables.length !== 1) throw new Error(`${tables.length} tables have the caption ${caption}`);
  return elements(tables[0], 'tr').map(row => row.children.filter(({ name }) => name).map(cell => cell.text.trim()));
}

/** Names, attributes and nesting, without any text. */
export function skeletonOf({ name, attributes, children }: Node): string {
  const kept = Object.keys(attributes).sort().join(' ');
  return `${name} ${kept}(${children
    .filter(each => each.name !== undefined)
    .map(skeletonOf)
    .join()})`;
}

function nodeOf(parsed: Record<string, unknown>): Node {
  if ('#text' in parsed) return { attributes: {}, children: [], text: String(parsed['#text']) };
  const name = Object.keys(parsed).find(key => key !== ':@')!;
  const children = (parsed[name] as Record<string, unknown>[]).map(nodeOf);
  return {
    name,
    attributes: (parsed[':@'] ?? {}) as Record<string, string>,
    children,
    text: children.map(({ text }) => text).join(''),
  };
}
