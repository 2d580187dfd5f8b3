import { whenWidthChanges } from '../../parts/when-width-changes.ts';
import { element } from '../../shell/element.ts';
import type { MountedView, View, ViewContext } from '../view.ts';
import { markup } from './markup.ts';
import { decodeState, encodeState, initialPart, initialState, type SweepState } from './state.ts';
import { SweepPage } from './sweep-page.ts';

/** A figure over one knob, or over two. */
export const sweepView: View<SweepState> = {
  ...{ id: 'sweep', title: 'Sweep', initial: initialState, initialPart },
  ...{ encode: encodeState, decode: decodeState, mount: mountSweep },
};

function mountSweep(place: HTMLElement, context: ViewContext<SweepState>): MountedView<SweepState> {
  place.innerHTML = markup;
  const chart = element<SVGSVGElement>('#sweep-chart');
  const page = new SweepPage(context, chart);
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
