import Table from 'cli-table3';

const plain = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** A column: a name that ends in `>` is aligned to the right, as numbers are. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const grid = new Table({
    head: columns.map((column) => column.replace(/>$/, '')),
    colAligns: columns.map((column) => (column.endsWith('>') ? 'right' : 'left')),
    chars: plain,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) grid.push([...row]);
  return grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
