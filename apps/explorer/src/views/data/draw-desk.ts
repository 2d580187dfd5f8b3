import { datapaths } from '@hopwise/datapath';
import { type BaseType, type Selection, select } from 'd3';
import type { FileDesk, FileOnDesk } from '../../files/given-file.ts';
import { drawSelect } from '../../parts/select.ts';
import { element } from '../../shell/element.ts';

type Item = Selection<BaseType, unknown, null, undefined>;

/** Lists the reader's files: what was in each, what it is taken for, or what is wrong with it. */
export function drawDesk(desk: FileDesk): void {
  const items = select(element('#desk'))
    .selectAll('li')
    .data(desk.list)
    .join('li')
    .attr('class', ({ content }) => content.kind);
  items.each(function drawItem(file) {
    const item = select(this).html('');
    item.append('strong').text(file.name);
    item.append('span').text(wordsFor(file));
    if (file.content.kind === 'refused') {
      item
        .append('ul')
        .selectAll('li')
        .data(file.content.problems)
        .join('li')
        .text((problem) => problem);
    }
    if (needsDatapath(file)) drawDatapathChoice(item, desk, file);
    item
      .append('button')
      .attr('type', 'button')
      .text(`Take ${file.name} away`)
      .on('click', () => desk.remove(file));
  });
}

function wordsFor({ content }: FileOnDesk): string {
  switch (content.kind) {
    case 'rows':
      return `: ${content.rows.length} rows, marked in the table`;
    case 'comparison':
      return `: the study ${content.comparison.study}, in Compare`;
    case 'evaluation':
      return `: ${content.evaluation.evaluations.length} evaluations, in Accuracy`;
    case 'refused':
      return ': nothing of it is shown';
  }
}

/** No tool says which datapath it measured. */
const needsDatapath = ({ content }: FileOnDesk): boolean =>
  content.kind === 'rows' &&
  content.rows.some(({ system }) => !datapaths.some(({ id }) => id === system.split('+')[0]));

function drawDatapathChoice(item: Item, desk: FileDesk, file: FileOnDesk): void {
  const label = item.append('label').text(' measured on ');
  const choice = label.append('select').node();
  if (choice === null) return;
  drawSelect(
    choice,
    [
      { value: '', label: 'a datapath that is not said' },
      ...datapaths.map(({ id, title }) => ({ value: id, label: title })),
    ],
    file.datapath,
    (datapath) => desk.assign(file, datapath),
  );
}
