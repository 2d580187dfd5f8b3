import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** A part of a report that can be written for a terminal and as Markdown. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      /** A name that ends in `>` is of numbers, aligned to the right. */
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** For a terminal: lines of at most 98 characters, but for tables. */
export const blocksText = (blocks: readonly Block[]): string => blocks.map(plainText).join('\n\n');

function plainText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 3 ? block.text : `${block.text}\n${underline(block)}`;
    case 'text':
      return wrap(block.text);
    case 'list':
      return block.items.map((item) => `- ${wrap(item, 2)}`).join('\n');
    case 'table':
      return table(block.columns, block.rows);
  }
}

const underline = ({ level, text }: { readonly level: number; readonly text: string }): string =>
  (level === 1 ? '=' : '-').repeat(text.length);

/** GitHub's Markdown, with a line feed at its end. */
export const blocksMarkdown = (blocks: readonly Block[]): string =>
  `${blocks.map(markdown).join('\n\n')}\n`;

function markdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.text}`;
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return [
        line(block.columns.map((column) => column.replace(/>$/, ''))),
        line(block.columns.map((column) => (column.endsWith('>') ? '---:' : '---'))),
        ...block.rows.map(line),
      ].join('\n');
  }
}

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
