import { Pieces } from './objects';

/** Inputs and outputs of Step Functions have 256 KB each; as text within JSON, somewhat more. */
const MOST_CHARACTERS = 2 * 1024 * 1024;

/**
 * The elements of a list in JSON, one at a time and without reading the list as a whole. One that is too long, or is no JSON, is nothing.
 *
 * @param name what the text is of, for messages
 * @throws {Error} where the text is no list, or ends too early
 */
export async function* elementsOf(pieces: Pieces, name: string): AsyncIterable<{ readonly element?: unknown }> {
  const splitter = new Splitter(name);
  for await (const piece of pieces) yield* splitter.take(piece);
  splitter.end();
}

/** What a text may go on with. */
type Place = 'before' | 'first' | 'element' | 'after';

/** Takes a list apart where its commas are. */
class Splitter {
  private place: Place = 'before';
  private depth = 0;
  private inText = false;
  private escaped = false;
  private element = '';
  private length = 0;

  constructor(private readonly name: string) {}

  *take(piece: string): Iterable<{ readonly element?: unknown }> {
    let start = 0;
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at];
      if (this.place === 'before' || this.place === 'after') {
        if (/\s/.test(character)) continue;
        if (this.place === 'after' || character !== '[') throw this.notAList();
        this.place = 'first';
        start = at + 1;
      } else if (this.inText) {
        this.endOfText(character);
      } else if (character === '"') {
        this.inText = true;
      } else if (character === '[' || character === '{') {
        this.depth++;
      } else if (this.depth > 0 && (character === ']' || character === '}')) {
        this.depth--;
      } else if (this.depth === 0 && (character === ',' || character === ']')) {
        this.keep(piece.slice(start, at));
        start = at + 1;
        const isEmptyList = this.place === 'first' && character === ']' && this.element.trim() === '';
        if (!isEmptyList) yield this.finished();
        this.place = character === ']' ? 'after' : 'element';
      }
    }
    if (this.place === 'first' || this.place === 'element') this.keep(piece.slice(start));
  }

  end(): void {
    if (this.place !== 'after') throw this.notAList();
  }

  private endOfText(character: string): void {
    if (this.escaped) this.escaped = false;
    else if (character === '\\') this.escaped = true;
    else if (character === '"') this.inText = false;
  }

  private keep(text: string): void {
    this.length += text.length;
    if (this.length <= MOST_CHARACTERS) this.element += text;
  }

  private finished(): { readonly element?: unknown } {
    const { element, length } = this;
    this.element = '';
    this.length = 0;
    return length > MOST_CHARACTERS ? {} : parsed(element);
  }

  private notAList(): Error {
    return new Error(`${this.name} is no list in JSON, or not all of one`);
  }
}

function parsed(text: string): { readonly element?: unknown } {
  try {
    return { element: JSON.parse(text) as unknown };
  } catch {
    return {};
  }
}
