import { LinePair } from './line-comparison';

/** Lines that are not shown, and how many they are. */
export interface OmittedLines {
  readonly omitted: number;
  /** Whether all of them are the same on both sides. */
  readonly same: boolean;
}

/** Rows of a policy beyond these are counted. */
const MOST_ROWS = 400;

/** Lines around a difference that stay. */
const CONTEXT = 3;

/** The rows of a comparison that are shown: of a long one the differences, and what is around them, as far as there is room. */
export function shownLines(pairs: readonly LinePair[]): (LinePair | OmittedLines)[] {
  if (pairs.length <= MOST_ROWS) return [...pairs];
  const rows = withoutLongRuns(pairs);
  const rest = rows.slice(MOST_ROWS);
  const omitted = rest.reduce((sum, row) => sum + ('omitted' in row ? row.omitted : 1), 0);
  const end = { omitted, same: rest.every(row => row.same) };
  return [...rows.slice(0, MOST_ROWS), ...(omitted > 0 ? [end] : [])];
}

function withoutLongRuns(pairs: readonly LinePair[]): (LinePair | OmittedLines)[] {
  const near = new Uint8Array(pairs.length);
  pairs.forEach((pair, index) => {
    if (!pair.same) near.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  });
  const rows: (LinePair | OmittedLines)[] = [];
  let omitted = 0;
  const close = () => {
    if (omitted > 0) rows.push({ omitted, same: true });
    omitted = 0;
  };
  pairs.forEach((pair, index) => {
    if (near[index] === 0) {
      omitted += 1;
    } else {
      close();
      rows.push(pair);
    }
  });
  close();
  return rows;
}
