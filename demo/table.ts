/** Rows as lines of text, each column as wide as its widest value. */
export function table(rows: Record<string, string>[]): string[] {
  const columns = Object.keys(rows[0]);
  const widths = columns.map(column => Math.max(column.length, ...rows.map(row => row[column].length)));
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index]))
      .join('  ')
      .trimEnd();
  return [
    line(columns),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.map(row => line(columns.map(column => row[column]))),
  ];
}
