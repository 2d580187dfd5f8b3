import type { Hardware } from '@hopwise/datapath';
import { markRow } from '../../charts/row-keys.ts';
import type { ChartSize } from '../../layout/chart-frame.ts';
import { datapathSetOf, datapathSets } from '../../load/datapath-sets.ts';
import { type Answers, LiveAnswers } from '../../load/live-answers.ts';
import type { Load } from '../../load/load.ts';
import { loadControls } from '../../load/load-controls.ts';
import { questionOf } from '../../load/load-question.ts';
import { loadTitle } from '../../load/load-words.ts';
import { bandOf, metricIds, metricOf, metricTitle, unitOf } from '../../load/metrics.ts';
import { machineBasis } from '../../load/machine-basis.ts';
import { datapathName } from '../../names.ts';
import { drawSelect } from '../../parts/select.ts';
import { setText } from '../../parts/set-text.ts';
import { drawTableAlternative } from '../../parts/table.ts';
import { element } from '../../shell/element.ts';
import type { TableData } from '../table-data.ts';
import type { ViewContext } from '../view.ts';
import { drawMultiples, everything, type Sight } from './multiples.ts';
import { pinnedAnswers } from './pinned-answers.ts';
import { drawPins } from './pins.ts';
import { initialState, mostPins, type WhatIfState } from './state.ts';
import { multiplesTable } from './table.ts';
import { detail, finding, note, status, valueOf } from './words.ts';

/** More simulations than this would run for long after nobody waits for them. */
const mostSimulated = 12;

/** A hand that has not moved for so long lets all of the chart be drawn. */
const restMs = 120;

/** What stands on the page, and what moves it. */
export class WhatIfPage {
  readonly #context: ViewContext<WhatIfState>;
  readonly #chart: SVGSVGElement;
  readonly #live: LiveAnswers;
  readonly #controls: (load: Load, hardware: Hardware) => void;
  readonly #pinned: ReturnType<typeof pinnedAnswers>;
  #state = initialState;
  #answers: Answers = { turn: 0, known: new Map(), running: null };
  #asked: unknown = null;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ViewContext<WhatIfState>, chart: SVGSVGElement) {
    this.#context = context;
    this.#chart = chart;
    const { model, predictor, change } = context;
    this.#live = new LiveAnswers(predictor, 'what-if', (answers) => {
      this.#answers = answers;
      this.#redraw();
    });
    this.#pinned = pinnedAnswers(
      predictor,
      (load, id) => this.#question(load, id),
      () => this.#redraw(),
    );
    this.#controls = loadControls(element('#load'), {
      machines: model.platforms.map(({ hardware }) => hardware),
      change: (load) => change({ load }),
    });
    element('#cancel').onclick = () => this.#live.cancel();
    element('#pin').onclick = () =>
      change({ pins: [...this.#state.pins, this.#state.load].slice(-mostPins) }, 'push');
    element<HTMLFormElement>('#load').onsubmit = (event) => event.preventDefault();
  }

  update(state: WhatIfState): void {
    this.#state = state;
    this.#ask();
    this.#redraw();
  }

  #drawControls(): void {
    const { change } = this.#context;
    const { load, metric, set } = this.#state;
    this.#controls(load, this.#hardware(load) as Hardware);
    drawSelect(
      element('#metric'),
      metricIds.map((value) => ({ value, label: metricTitle(value, load.kind) })),
      metric,
      (value) => change({ metric: metricIds.find((id) => id === value) ?? 'rate' }, 'push'),
    );
    drawSelect(
      element('#set'),
      datapathSets.map(({ id, label }) => ({ value: id, label })),
      set,
      (value) => change({ set: value, focus: '' }, 'push'),
    );
  }

  visit(id: string): void {
    if (id !== this.#focus()) this.#context.change({ focus: id });
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#live.end();
  }

  table(): TableData {
    const { load, metric, pins } = this.#state;
    const title = `${metricTitle(metric, load.kind)}. ${loadTitle(load, this.#hardware(load))}`;
    return multiplesTable(title, this.#ids(), {
      answers: this.#answers,
      pins: this.#pinned(pins, this.#ids()),
      ...this.#measure(),
    });
  }

  /** Everything that depends on the state and on what is known, at most once a frame. */
  #redraw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.draw(this.#inSight()));
  }

  /** Asks when what is asked has changed; which metric is shown changes nothing. */
  #ask(): void {
    const { load } = this.#state;
    const ids = this.#ids();
    const key = JSON.stringify([load, ids]);
    if (key === this.#asked) return;
    this.#asked = key;
    const asked = ids.flatMap((id) => {
      const question = this.#question(load, id);
      return question === null ? [] : [{ id, question }];
    });
    const focus = this.#focus();
    const others = ids.length <= mostSimulated ? ids.filter((id) => id !== focus) : [];
    void this.#live.ask(asked, [focus, ...others]);
  }

  /** The part of the chart that a reader sees, and as much again below and above. */
  #inSight(): Sight {
    const { top } = this.#chart.getBoundingClientRect();
    return { from: -top - innerHeight / 4, to: (5 / 4) * innerHeight - top };
  }

  /** All of the chart, also what is not in sight. */
  chart(): SVGSVGElement {
    this.draw();
    return this.#chart;
  }

  /** Under a hand what is in sight is drawn in every frame, and the rest when the hand rests. */
  draw(sight: Sight = everything): void {
    // What is asked of the page comes before all that changes it: it would be laid out in between.
    const size = {
      width: this.#chart.parentElement?.clientWidth ?? 0,
      em: Number.parseFloat(getComputedStyle(this.#chart).fontSize),
    };
    this.#drawControls();
    this.#drawWords();
    if (!this.#drawChart(size, sight) || sight === everything) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.draw(), restMs);
  }

  #drawWords(): void {
    const { load, metric, pins } = this.#state;
    const ids = this.#ids();
    const measure = this.#measure();
    const { known, running } = this.#answers;
    setText(element('#headline'), loadTitle(load, this.#hardware(load)));
    setText(element('#finding'), finding(ids, this.#answers, measure));
    setText(element('#multiples-title'), metricTitle(metric, load.kind));
    setText(element('#status'), status(ids, this.#answers));
    element<HTMLProgressElement>('#progress').value =
      running === null ? 0 : (running.done + running.fraction) / running.of;
    for (const selector of ['#progress', '#cancel']) {
      element(selector).style.visibility = running === null ? 'hidden' : 'visible';
    }
    setText(element('#basis'), machineBasis(load, this.#hardware(load)));
    drawPins(element('#pins'), pins, {
      title: (pin) => loadTitle(pin, this.#hardware(pin)),
      restore: (pin) => this.#context.change({ load: pin }, 'push'),
      remove: (index) =>
        this.#context.change({ pins: pins.filter((_, at) => at !== index) }, 'push'),
    });
    const focus = this.#focus();
    setText(element('#multiples-detail'), detail(focus, known.get(focus), measure));
    const table = element<HTMLDetailsElement>('#multiples-table');
    if (table.open) drawTableAlternative(table, this.table());
    else table.ontoggle = () => drawTableAlternative(table, this.table());
  }

  #drawChart(size: ChartSize, sight: Sight): boolean {
    const measure = this.#measure();
    const pinned = this.#pinned(this.#state.pins, this.#ids());
    const { turn, known } = this.#answers;
    // Which question the picture answers: what waits for it needs no clock.
    this.#chart.dataset['turn'] = String(turn);
    const isDrawn = drawMultiples(
      this.#chart,
      this.#ids().map((id) => {
        const mark = known.get(id);
        return {
          ...{ id, name: datapathName(id, []), value: valueOf(mark, measure.metric) },
          band: mark?.reply.kind === 'answer' ? bandOf(measure.metric, mark.reply) : null,
          pins: pinned.map((answers) => valueOf(answers.get(id), measure.metric)),
          ...{ note: note(mark), stage: mark?.stage ?? '' },
        };
      }),
      { unit: measure.unit, size, sight },
    );
    markRow(this.#chart, this.#focus());
    return isDrawn;
  }

  #ids(): readonly string[] {
    return datapathSetOf(this.#state.set).ids;
  }

  #focus(): string {
    const ids = this.#ids();
    return ids.find((id) => id === this.#state.focus) ?? ids[0] ?? '';
  }

  #measure() {
    const { metric, load } = this.#state;
    return { metric: metricOf(metric), unit: unitOf(metric, load.kind) };
  }

  #hardware(load: Load): Hardware | undefined {
    const { platforms } = this.#context.model;
    const found = platforms.find(({ hardware }) => hardware.id === load.machine) ?? platforms[0];
    return found?.hardware;
  }

  #question(load: Load, id: string) {
    const hardware = this.#hardware(load);
    return hardware === undefined ? null : questionOf(load, id, hardware);
  }
}
