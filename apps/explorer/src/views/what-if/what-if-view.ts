import { listenToRows } from '../../charts/row-keys.ts';
import { listenForReturn, openTableRow } from '../../parts/table-row.ts';
import { whenWidthChanges } from '../../parts/when-width-changes.ts';
import { element } from '../../shell/element.ts';
import type { MountedView, View, ViewContext } from '../view.ts';
import { decodeState, encodeState, initialPart, initialState, type WhatIfState } from './state.ts';
import { markup } from './markup.ts';
import { WhatIfPage } from './what-if-page.ts';

/** One load that is turned under the hand, on every datapath at once. */
export const whatIfView: View<WhatIfState> = {
  ...{ id: 'what-if', title: 'What if', initial: initialState, initialPart },
  ...{ encode: encodeState, decode: decodeState, mount: mountWhatIf },
};

function mountWhatIf(
  place: HTMLElement,
  context: ViewContext<WhatIfState>,
): MountedView<WhatIfState> {
  place.innerHTML = markup;
  const chart = element<SVGSVGElement>('#multiples');
  const page = new WhatIfPage(context, chart);
  listenToRows(chart, {
    visit: (id) => page.visit(id),
    open: (id) => openTableRow('#multiples-table', id),
  });
  listenForReturn('#multiples-table', '#multiples');
  const stop = whenWidthChanges(element('.bench .frame'), () => page.draw());
  return {
    update: (state) => page.update(state),
    destroy: () => {
      stop();
      page.end();
    },
    exports: () => ({ svg: page.chart(), table: page.table() }),
  };
}
