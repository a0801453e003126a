import { Token } from './tokens';

/** Thrown where a statement is not of the grammar; never leaves this folder. */
export const NO_STATEMENT = new Error('the statement is not understood');

/** A place in the tokens of a statement. */
export class Cursor {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  public get isAtEnd(): boolean {
    return this.position >= this.tokens.length;
  }

  /** Whether one of these words or marks comes next. */
  public isAt(...texts: readonly string[]): boolean {
    return !this.isAtEnd && texts.includes(this.tokens[this.position].text);
  }

  /** Goes past a word or mark, if it comes next. */
  public skip(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.position++;
    return true;
  }

  /** The next token, whatever it is; throws {@link NO_STATEMENT} at the end. */
  public next(): string {
    if (this.isAtEnd) throw NO_STATEMENT;
    return this.tokens[this.position++].text;
  }

  /** The next token, which is one of these; throws {@link NO_STATEMENT} where it is another. */
  public expect(...texts: readonly string[]): string {
    if (!this.isAt(...texts)) throw NO_STATEMENT;
    return this.next();
  }

  /** A name, without its quotation marks: `admins`, `'a name'`, `'domain'/'a name'`; throws {@link NO_STATEMENT} where none is. */
  public name(): string {
    let name = unquoted(this.next());
    while (!this.isAtEnd && !this.tokens[this.position].spaced && !this.isAt(',', '{', '}', '(', ')', '=', '!=')) {
      name += unquoted(this.next());
    }
    if (name === '' || /^[{}(),=!]/.test(name)) throw NO_STATEMENT;
    return name;
  }
}

function unquoted(text: string): string {
  return /^(['"]).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}
