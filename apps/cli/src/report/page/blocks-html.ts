import type { Block } from '../blocks.ts';
import { escaped } from '../escaped.ts';

/** Parts of a report as HTML; wide tables scroll within the page. */
export const blocksHtml = (blocks: readonly Block[]): string => blocks.map(html).join('\n');

function html(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
  }
}

function tableHtml({ columns, rows }: Extract<Block, { readonly kind: 'table' }>): string {
  const isNumber = columns.map((column) => column.endsWith('>'));
  const cells = (tag: 'th' | 'td', texts: readonly string[]): string =>
    texts
      .map((text, i) => `<${tag}${isNumber[i] ? ' class="number"' : ''}>${escaped(text)}</${tag}>`)
      .join('');
  const head = cells(
    'th',
    columns.map((column) => column.replace(/>$/, '')),
  );
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  // The region takes focus, so that it scrolls with keys, too.
  return `<div class="scroll" role="region" aria-label="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}
