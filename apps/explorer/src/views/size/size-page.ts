import { type Hardware, workloadFacts } from '@hopwise/datapath';
import { markRow } from '../../charts/row-keys.ts';
import { formatRate, formatShare } from '../../format.ts';
import { datapathSetOf } from '../../load/datapath-sets.ts';
import type { Load } from '../../load/load.ts';
import { loadControls } from '../../load/load-controls.ts';
import { questionOf } from '../../load/load-question.ts';
import { loadTitle } from '../../load/load-words.ts';
import { machineBasis } from '../../load/machine-basis.ts';
import { drawTableAlternative } from '../../parts/table.ts';
import { element } from '../../shell/element.ts';
import type { TableData } from '../table-data.ts';
import type { ViewContext } from '../view.ts';
import { drawDemandForm } from './demand-form.ts';
import { drawMachineBars } from './machine-bars.ts';
import { SizeAnswers, type SizeKnown } from './size-answers.ts';
import { type Sized, sizedOf } from './sized.ts';
import { initialState, type SizeState } from './state.ts';
import { sizeTable } from './table.ts';
import { notCarried, sizeDetail, sizeFinding, sizeStatus } from './words.ts';

/** What stands on the page, and what moves it. */
export class SizePage {
  readonly #context: ViewContext<SizeState>;
  readonly #chart: SVGSVGElement;
  readonly #answers: SizeAnswers;
  readonly #controls: (load: Load, hardware: Hardware) => void;
  #state = initialState;
  #known: SizeKnown = { pairs: new Map(), running: null };
  #asked = '';
  #active = '';
  #frame = 0;

  constructor(context: ViewContext<SizeState>, chart: SVGSVGElement) {
    this.#context = context;
    this.#chart = chart;
    const { model, predictor, change } = context;
    this.#answers = new SizeAnswers(predictor, (known) => {
      this.#known = known;
      this.#redraw();
    });
    this.#controls = loadControls(element('#load'), {
      machines: model.platforms.map(({ hardware }) => hardware),
      change: (load) => change({ load }),
    });
    element('#cancel').onclick = () => this.#answers.cancel();
    element<HTMLFormElement>('#asked').onsubmit = (event) => event.preventDefault();
  }

  update(state: SizeState): void {
    this.#state = state;
    this.#controls(state.load, this.#hardware());
    drawDemandForm(state, (part) => this.#context.change(part));
    this.#redraw();
  }

  visit(id: string): void {
    this.#active = id;
    this.#drawActive(this.#sized());
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#answers.end();
  }

  table(): TableData {
    return sizeTable(this.#title(), this.#sized(), {
      ...{ known: this.#known, ids: this.#ids(), most: this.#state.load.processes },
      unit: this.#unit(),
    });
  }

  #redraw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#ask();
      this.draw();
    });
  }

  #ask(): void {
    const { load, limitUs, percentile } = this.#state;
    const isLimited = limitUs !== null && this.#unit() === '1/s';
    const limit = isLimited ? { percentile, ns: limitUs * 1e3 } : null;
    const ids = this.#ids();
    const key = JSON.stringify([load, limit, ids]);
    if (key === this.#asked) return;
    this.#asked = key;
    void this.#answers.ask({
      ...{ ids, most: load.processes, limit },
      question: (id, processes) => questionOf({ ...load, processes }, id, this.#hardware()),
    });
  }

  draw(): void {
    const { load, limitUs } = this.#state;
    const ids = this.#ids();
    const known = this.#known;
    const sized = this.#sized();
    const unreachable = ids.filter((id) => known.pairs.get(id)?.kind === 'unreachable').length;
    element('#headline').textContent = this.#title();
    element('#finding').textContent = known.pairs.size === 0 ? '' : sizeFinding(sized, unreachable);
    element('#status').textContent = sizeStatus(known, limitUs !== null);
    element('#basis').textContent = machineBasis(load, this.#hardware());
    const { running } = known;
    element<HTMLProgressElement>('#progress').value =
      running === null ? 0 : running.done / running.of;
    for (const selector of ['#progress', '#cancel']) {
      element(selector).style.visibility = running === null ? 'hidden' : 'visible';
    }
    element('#not-carried').replaceChildren(
      ...notCarried(ids, known).map((textContent) =>
        Object.assign(document.createElement('li'), { textContent }),
      ),
    );
    drawMachineBars(this.#chart, sized, {
      most: load.processes,
      size: {
        width: this.#chart.parentElement?.clientWidth ?? 0,
        em: Number.parseFloat(getComputedStyle(this.#chart).fontSize),
      },
    });
    this.#drawActive(sized);
    const table = element<HTMLDetailsElement>('#size-table');
    if (table.open) drawTableAlternative(table, this.table());
    else table.ontoggle = () => drawTableAlternative(table, this.table());
  }

  #drawActive(sized: readonly Sized[]): void {
    const active = sized.find(({ id }) => id === this.#active) ?? sized[0];
    markRow(this.#chart, active?.id);
    element('#size-detail').textContent = sizeDetail(active, this.#state.load.processes);
  }

  #sized(): readonly Sized[] {
    const { perS, shareUsed } = this.#state;
    return sizedOf(this.#ids(), this.#known, { perS, shareUsed, hardware: this.#hardware() });
  }

  #title(): string {
    const { load, perS, shareUsed } = this.#state;
    const amount = formatRate(perS, this.#unit());
    const free = shareUsed === 1 ? '' : `, machines used to ${formatShare(shareUsed)}`;
    return `${amount}${free}: ${loadTitle(load, this.#hardware())}`;
  }

  #unit(): 'bit/s' | '1/s' {
    return workloadFacts(this.#state.load.kind).class === 'exchange' ? '1/s' : 'bit/s';
  }

  #ids(): readonly string[] {
    return datapathSetOf(this.#state.set).ids;
  }

  #hardware(): Hardware {
    const { platforms } = this.#context.model;
    const wanted = this.#state.load.machine;
    const found = platforms.find(({ hardware }) => hardware.id === wanted) ?? platforms[0];
    if (found === undefined) throw new RangeError('there is no machine');
    return found.hardware;
  }
}
