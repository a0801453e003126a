import { counted } from './words';

/** How much of a part of a report is shown. */
export interface Room {
  /** As UTF-8. */
  readonly maxBytes: number;
  /** What is left out beyond, in the singular. */
  readonly what: string;
}

/**
 * A table, with as many rows as there is room for; below it, how many are left out. Nothing for no rows.
 *
 * @param cellsOf what a row says of an item: Markdown already, without bars and line breaks
 */
export function markdownTable<T>(
  columns: readonly string[],
  items: readonly T[],
  cellsOf: (item: T, index: number) => readonly string[],
  room: Room,
): string[] {
  if (items.length === 0) return [];
  const rows = markdownBlocks(items, (item, index) => rowOf(cellsOf(item, index)), room);
  return [rowOf(columns), rowOf(columns.map(() => '---')), ...rows];
}

/** As many blocks as there is room for, from the first; below them, how many are left out. */
export function markdownBlocks<T>(
  items: readonly T[],
  blockOf: (item: T, index: number) => string,
  { maxBytes, what }: Room,
): string[] {
  const blocks: string[] = [];
  let room = maxBytes;
  for (const [index, item] of items.entries()) {
    const block = blockOf(item, index);
    room -= Buffer.byteLength(block) + 1;
    if (room < 0) return [...blocks, '', `*${counted(items.length - index, `more ${what}`)} left out here.*`];
    blocks.push(block);
  }
  return blocks;
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
