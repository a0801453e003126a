import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A block of code of a page. */
export interface CodeBlock {
  readonly page: string;
  /** Line of the page that its first line is. */
  readonly line: number;
  /** What stands behind the fence; of an indented block, `indented`. */
  readonly language: string;
  readonly text: string;
}

/** Where what is written by people is not, beside folders whose name begins with a dot. */
const NOT_WRITTEN = ['node_modules', 'coverage', 'dist', 'cdk.out', 'cdktf.out', 'test-reports'];

/** The Markdown files of a folder and the folders below it. */
export function pagesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isFile()) return entry.name.endsWith('.md') ? [path] : [];
      const hidden = entry.name.startsWith('.') && entry.name !== '.github';
      return entry.isDirectory() && !hidden && !NOT_WRITTEN.includes(entry.name) ? pagesIn(path) : [];
    })
    .sort();
}

/** The blocks of code of a page. */
export function codeBlocksOf(page: string): CodeBlock[] {
  return codeBlocksIn(page, readFileSync(page, 'utf8'));
}

/** A block that is being read: where it began, and how far it is indented. */
interface Opened {
  readonly line: number;
  readonly language: string;
  readonly indent: number;
  readonly lines: string[];
}

/**
 * The blocks of code of a text, without the indentation that they have in a list.
 *
 * @throws {Error} for a block that does not end
 */
export function codeBlocksIn(page: string, text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: Opened | undefined;
  const close = () => {
    const { line, language, lines } = open!;
    blocks.push({ page, line, language, text: `${lines.join('\n').trimEnd()}\n` });
    open = undefined;
  };
  let [before, inList] = ['', false];
  for (const [index, line] of text.split('\n').entries()) {
    const [, indent, language] = /^( *)```(.*)$/.exec(line) ?? [];
    const fenced = open !== undefined && open.language !== 'indented';
    if (open && !fenced && /^ {0,3}\S/.test(line)) close();
    if (fenced && language === '') {
      close();
    } else if (open) {
      open.lines.push(line.slice(open.indent));
    } else if (language !== undefined) {
      open = { line: index + 2, language: language.trim(), indent: indent.length, lines: [] };
    } else if (!inList && before === '' && /^ {4}\S/.test(line)) {
      open = { line: index + 1, language: 'indented', indent: 4, lines: [line.slice(4)] };
    }
    if (/^ {0,3}([-*]|\d+\.) /.test(line)) inList = true;
    else if (/^\S/.test(line)) inList = false;
    before = line;
  }
  if (open?.language === 'indented') close();
  if (open) throw new Error(`${page}:${open.line - 1}: the block of code does not end`);
  return blocks;
}

/** A text without its blocks of code: as many lines, and these are empty. */
export function withoutCodeBlocks(page: string, text: string): string {
  const lines = text.split('\n');
  for (const { line, language, text: code } of codeBlocksIn(page, text)) {
    const fences = language === 'indented' ? 0 : 1;
    const length = code.split('\n').length - 1;
    for (let at = line - 1 - fences; at < line - 1 + length + fences; at += 1) lines[at] = '';
  }
  return lines.join('\n');
}

/** Code within the lines of a text, with the line of each. */
export function codeSpansIn(page: string, text: string): { readonly line: number; readonly code: string }[] {
  const prose = withoutCodeBlocks(page, text);
  return [...prose.matchAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/gs)].map(({ index, 2: code }) => ({
    line: prose.slice(0, index).split('\n').length,
    code: code.replace(/\s+/g, ' ').trim(),
  }));
}

/** A text without code, in blocks or within its lines: as many lines. */
export function proseIn(page: string, text: string): string {
  return withoutCodeBlocks(page, text).replace(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/gs, code =>
    code.replace(/[^\n]/g, ' '),
  );
}
