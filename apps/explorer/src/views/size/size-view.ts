import { listenToRows } from '../../charts/row-keys.ts';
import { listenForReturn, openTableRow } from '../../parts/table-row.ts';
import { whenWidthChanges } from '../../parts/when-width-changes.ts';
import { element } from '../../shell/element.ts';
import type { MountedView, View, ViewContext } from '../view.ts';
import { markup } from './markup.ts';
import { SizePage } from './size-page.ts';
import { decodeState, encodeState, initialPart, initialState, type SizeState } from './state.ts';

/** A load goes in; for each datapath, machines and cores come out. */
export const sizeView: View<SizeState> = {
  ...{ id: 'size', title: 'Size', initial: initialState, initialPart },
  ...{ encode: encodeState, decode: decodeState, mount: mountSize },
};

function mountSize(place: HTMLElement, context: ViewContext<SizeState>): MountedView<SizeState> {
  place.innerHTML = markup;
  const chart = element<SVGSVGElement>('#size-chart');
  const page = new SizePage(context, chart);
  listenToRows(chart, {
    visit: (id) => page.visit(id),
    open: (id) => openTableRow('#size-table', id),
  });
  listenForReturn('#size-table', '#size-chart');
  const stop = whenWidthChanges(element('.bench .frame'), () => page.draw());
  return {
    update: (state) => page.update(state),
    destroy: () => {
      stop();
      page.end();
    },
    exports: () => ({ svg: chart, table: page.table() }),
  };
}
