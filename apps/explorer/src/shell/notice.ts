import type { ExplorerData } from '@hopwise/calibration';
import { select } from 'd3';
import type { Load } from '../data/load.ts';
import { element } from './element.ts';

/** What makes a study and serves it with the page. */
const recipe = 'npm start';
const otherwise =
  'Where another server serves the page, "npx hopwise explore --out FOLDER" writes a folder for it.';

/** Says why there is nothing to show, and what to do about it. */
export function drawNotice(load: Exclude<Load<ExplorerData>, { readonly kind: 'loaded' }>): void {
  const { title, lines, advice } = wordsFor(load);
  const notice = select(element('#notice')).html('').attr('hidden', null).attr('class', load.kind);
  notice.append('h1').text(title);
  notice
    .append('ul')
    .selectAll('li')
    .data(lines)
    .join('li')
    .append('code')
    .text((line) => line);
  notice.append('p').text(advice);
  notice.append('pre').attr('tabindex', '0').append('code').text(recipe);
  notice.append('p').text(otherwise);
}

/** Problems shown before the rest is only counted. */
const shown = 12;

function wordsFor(load: Exclude<Load<ExplorerData>, { readonly kind: 'loaded' }>): {
  readonly title: string;
  readonly lines: readonly string[];
  readonly advice: string;
} {
  switch (load.kind) {
    case 'missing':
      return {
        title: 'There is no data yet',
        lines: [],
        advice:
          'The page predicts and compares with data that stands beside it. To make it, in the clone:',
      };
    case 'unreachable':
      return {
        title: 'The data could not be read',
        lines: [load.reason],
        advice: 'Is the server of this page still running? To start it:',
      };
    case 'broken': {
      const count = load.problems.length;
      const rest = count - shown;
      return {
        title: `${load.file} has ${count} ${count === 1 ? 'problem' : 'problems'}`,
        lines: [...load.problems.slice(0, shown), ...(rest > 0 ? [`and ${rest} more`] : [])],
        advice: 'Nothing of it is shown: what is left could mislead. To make it anew:',
      };
    }
  }
}
