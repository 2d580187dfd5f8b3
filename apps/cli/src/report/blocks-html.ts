import type { Block } from './blocks.ts';
import { escaped } from './escaped.ts';

/**
 * A page of one file that loads nothing and runs nothing.
 *
 * @param ownStyle - Of what only this page has.
 */
export const blocksHtml = (
  title: string,
  parts: readonly string[],
  ownStyle = '',
): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escaped(title)}</title>
<style>${style}${ownStyle}</style>
</head>
<body>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;

/** One block as an element. */
export function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return tableHtml(block.columns, block.rows);
  }
}

/** Wider than a screen it scrolls by itself, also by keys. */
function tableHtml(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const kindOf = (index: number): string =>
    columns[index]?.endsWith('>') === true ? ' class="number"' : '';
  const head = columns.map(
    (column, index) => `<th scope="col"${kindOf(index)}>${escaped(column.replace(/>$/, ''))}</th>`,
  );
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, index) => `<td${kindOf(index)}>${escaped(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="wide" tabindex="0" role="region" aria-label="Table">
<table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 76rem; margin: 0 auto; padding: 1rem; }
p, li { max-width: 46rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.2rem 0.6rem; border-bottom: 1px solid; text-align: left; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.errors { display: block; max-width: 100%; height: auto; }
.errors text { font: 12px system-ui, sans-serif; fill: CanvasText; }
.errors .zero { stroke: CanvasText; }
.errors .grid { stroke: GrayText; stroke-dasharray: 2 3; }
.errors .range { stroke: GrayText; stroke-width: 6; }
.errors .inside { fill: CanvasText; }
.errors .outside { fill: Canvas; stroke: CanvasText; stroke-width: 2; }
`;
