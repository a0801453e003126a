/** The candidate with the smallest edit distance to the text. */
export function nearest(text: string, candidates: string[]): string {
  return candidates.reduce((best, candidate) =>
    editDistance(text, candidate) < editDistance(text, best) ? candidate : best,
  );
}

/** Levenshtein distance, row by row. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = previous[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(previous[column] + 1, current[column - 1] + 1, substitution));
    }
    previous = current;
  }
  return previous[b.length];
}
