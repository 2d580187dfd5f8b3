/**
 * A table as `table` prints it, of any number of rows: cli-table3 takes minutes for ten thousand.
 * A column: a name that ends in `>` is aligned to the right, as numbers are.
 */
export function longTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const names = columns.map((column) => column.replace(/>$/, ''));
  const all = [names, ...rows];
  const widths = names.map((_, i) =>
    all.reduce((width, cells) => Math.max(width, cells[i]?.length ?? 0), 0),
  );
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, i) => {
        const cell = cells[i] ?? '';
        return columns[i]?.endsWith('>') ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}
