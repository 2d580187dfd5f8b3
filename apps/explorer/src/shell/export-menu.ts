import { pngOf } from '../exports/png.ts';
import { save } from '../exports/save.ts';
import { standaloneSvg } from '../exports/standalone-svg.ts';
import { csvOf, jsonOf, tabSeparated } from '../exports/table-files.ts';
import type { ViewExports } from '../views/view.ts';
import { element } from './element.ts';

type Exports = ViewExports & { readonly title: string };

/** Every way out of the page: what a button is called, and what it does; the words say what was done. */
const actions: Readonly<Record<string, (exports: Exports) => Promise<string> | string>> = {
  link: async () => {
    await navigator.clipboard.writeText(location.href);
    return 'The address was copied.';
  },
  table: async ({ table }) => {
    await navigator.clipboard.writeText(tabSeparated(table));
    return 'The table was copied.';
  },
  svg: (exports) => {
    save(fileName(exports, 'svg'), standaloneSvg(chartOf(exports)), 'image/svg+xml');
    return 'The chart was saved as SVG.';
  },
  png: async (exports) => {
    const background = getComputedStyle(document.body).backgroundColor;
    save(
      fileName(exports, 'png'),
      await pngOf(standaloneSvg(chartOf(exports)), background),
      'image/png',
    );
    return 'The chart was saved as PNG.';
  },
  csv: (exports) => {
    save(fileName(exports, 'csv'), csvOf(exports.table), 'text/csv');
    return 'The table was saved as CSV.';
  },
  json: (exports) => {
    save(fileName(exports, 'json'), jsonOf(exports.table), 'application/json');
    return 'The table was saved as JSON.';
  },
  print: () => {
    print();
    return '';
  },
};

/** Makes the buttons of the menu do what they say. */
export function listenForExports(exportsNow: () => Exports | null): void {
  const menu = element<HTMLDetailsElement>('#export');
  const said = element('#export-note');
  menu.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const action = actions[button?.dataset['export'] ?? ''];
    const exports = exportsNow();
    if (action === undefined || exports === null) return;
    void Promise.resolve()
      .then(() => action(exports))
      .catch((error: unknown) => `Not exported: ${String(error)}.`)
      .then((words) => {
        said.textContent = words;
      });
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  menu.addEventListener('toggle', () => {
    said.textContent = '';
    for (const name of ['svg', 'png']) {
      const button = menu.querySelector<HTMLButtonElement>(`[data-export="${name}"]`);
      if (button !== null) button.disabled = (exportsNow()?.svg ?? null) === null;
    }
  });
  addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
}

function chartOf({ svg, title }: Exports): SVGSVGElement {
  if (svg === null) throw new Error(`${title} has no chart`);
  return svg;
}

const fileName = ({ title }: Exports, ending: string): string =>
  `hopwise-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.${ending}`;
