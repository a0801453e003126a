/** A row of a table of a page in Markdown, by the names of its columns. */
export type Row = Readonly<Record<string, string>>;

/** The first table after a heading, or at the top of the page; the rows that have a cell for each column. */
export function tableUnder(page: string, heading?: string): Row[] {
  const lines = page.split('\n');
  const start = heading === undefined ? 0 : lines.findIndex(line => line.replace(/^#+ /, '') === heading) + 1;
  if (heading !== undefined && start === 0) throw new Error(`the page has no heading '${heading}'`);
  const first = lines.findIndex((line, at) => at >= start && line.startsWith('|'));
  const length = lines.slice(first).findIndex(line => !line.startsWith('|'));
  const [names, , ...rows] = lines.slice(first, first + length).map(cellsOf);
  return rows.map(cells => {
    if (cells.length !== names.length) throw new Error(`a row of '${heading}' has ${cells.length} cells: ${cells[0]}`);
    return Object.fromEntries(names.map((name, column) => [name, cells[column]]));
  });
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());
}

/** A number as the page writes it, `1,234.5`, at the start of a text. */
export function numberIn(text: string): number {
  const written = /^\d[\d,]*(\.\d+)?/.exec(text)?.[0];
  if (written === undefined) throw new Error(`no number: '${text}'`);
  return Number(written.replaceAll(',', ''));
}

/** An amount as the page writes it. */
export function amount(dollars: number): string {
  return dollars.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A text in code. */
export function codeIn(cell: string): string {
  return cell.replace(/^`(.*)`$/, '$1');
}

/** The names in a formula. */
export function namesIn(formula: string): string[] {
  return formula.match(/[a-z]\w*/g) ?? [];
}

/**
 * The value of a formula of names and numbers with `+`, `×`, `÷` and parentheses.
 *
 * @throws {Error} for a name that has no value, and for anything else
 */
export function valueOf(formula: string, values: ReadonlyMap<string, number>): number {
  const tokens = formula.match(/\w+|[^\s\w]/g) ?? [];
  const sum = (): number => {
    let value = product();
    while (tokens[0] === '+') {
      tokens.shift();
      value += product();
    }
    return value;
  };
  const product = (): number => {
    let value = factor();
    while (tokens[0] === '×' || tokens[0] === '÷') value = tokens.shift() === '×' ? value * factor() : value / factor();
    return value;
  };
  const factor = (): number => {
    const token = tokens.shift();
    if (token === '(') {
      const value = sum();
      if (tokens.shift() !== ')') throw new Error(`a parenthesis is open: ${formula}`);
      return value;
    }
    const value = values.get(token ?? '') ?? Number(token);
    if (Number.isNaN(value)) throw new Error(`'${token ?? ''}' has no value: ${formula}`);
    return value;
  };
  const value = sum();
  if (tokens.length > 0) throw new Error(`'${tokens[0]}' is left over: ${formula}`);
  return value;
}
