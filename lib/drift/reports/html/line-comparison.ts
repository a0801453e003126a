/** A line of the declared text beside one of the live text; one of them may be missing. */
export interface LinePair {
  readonly declared?: string;
  readonly live?: string;
  readonly same: boolean;
}

/** Products of lengths beyond this are not compared line by line: the whole part counts as changed. */
const MOST_CELLS = 1_000_000;

/**
 * Puts the lines of two texts side by side, so that as many as can be are the same: a longest common subsequence, between what
 * both begin and end with. A comma at a line's end makes no difference: in JSON it says no more than that another item follows.
 */
export function compareLines(declared: readonly string[], live: readonly string[]): LinePair[] {
  const shorter = Math.min(declared.length, live.length);
  let start = 0;
  while (start < shorter && isSame(declared[start], live[start])) start += 1;
  let end = 0;
  while (end < shorter - start && isSame(declared.at(-1 - end)!, live.at(-1 - end)!)) end += 1;
  const pairs = (from: number, count: number, shift: number) =>
    declared.slice(from, from + count).map((line, index) => same(line, live[from + shift + index]));
  return [
    ...pairs(0, start, 0),
    ...middle(declared.slice(start, declared.length - end), live.slice(start, live.length - end)),
    ...pairs(declared.length - end, end, live.length - declared.length),
  ];
}

function middle(declared: readonly string[], live: readonly string[]): LinePair[] {
  if (declared.length * live.length > MOST_CELLS) return beside(declared, live);
  const common = commonLengths(declared, live);
  const result: LinePair[] = [];
  let [row, column, fromRow, fromColumn] = [0, 0, 0, 0];
  const flush = () => {
    result.push(...beside(declared.slice(fromRow, row), live.slice(fromColumn, column)));
  };
  while (row < declared.length && column < live.length) {
    if (isSame(declared[row], live[column])) {
      flush();
      result.push(same(declared[row], live[column]));
      [row, column] = [row + 1, column + 1];
      [fromRow, fromColumn] = [row, column];
    } else if (common[row + 1][column] >= common[row][column + 1]) {
      row += 1;
    } else {
      column += 1;
    }
  }
  [row, column] = [declared.length, live.length];
  flush();
  return result;
}

/** The length of the longest common subsequence of what remains from each line on. */
function commonLengths(declared: readonly string[], live: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: declared.length + 1 }, () => new Uint16Array(live.length + 1));
  for (let row = declared.length - 1; row >= 0; row -= 1) {
    for (let column = live.length - 1; column >= 0; column -= 1) {
      lengths[row][column] = isSame(declared[row], live[column])
        ? lengths[row + 1][column + 1] + 1
        : Math.max(lengths[row + 1][column], lengths[row][column + 1]);
    }
  }
  return lengths;
}

/** Lines that are not the same, next to each other as they come. */
function beside(declared: readonly string[], live: readonly string[]): LinePair[] {
  return Array.from({ length: Math.max(declared.length, live.length) }, (_, index) => ({
    declared: declared[index],
    live: live[index],
    same: false,
  }));
}

function same(declared: string, live: string): LinePair {
  return { declared, live, same: true };
}

function isSame(declared: string, live: string): boolean {
  return declared === live || withoutComma(declared) === withoutComma(live);
}

function withoutComma(line: string): string {
  return line.endsWith(',') ? line.slice(0, -1) : line;
}
