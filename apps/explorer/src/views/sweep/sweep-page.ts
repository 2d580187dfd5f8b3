import type { Hardware } from '@hopwise/datapath';
import { knobOf, knobs, knobText, stopOf, turned, valueOf } from '../../load/knobs.ts';
import type { Load } from '../../load/load.ts';
import { loadControls } from '../../load/load-controls.ts';
import { questionOf } from '../../load/load-question.ts';
import { loadTitle } from '../../load/load-words.ts';
import { machineBasis } from '../../load/machine-basis.ts';
import { metricIds, metricOf, metricTitle, unitOf } from '../../load/metrics.ts';
import { drawSelect } from '../../parts/select.ts';
import { drawTableAlternative } from '../../parts/table.ts';
import { element } from '../../shell/element.ts';
import type { Question } from '../../worker/question.ts';
import type { TableData } from '../table-data.ts';
import type { ViewContext } from '../view.ts';
import { drawMapChoice } from './map-choice.ts';
import { type MapOf, mapOf, mapValues } from './map-values.ts';
import { initialState, mostMarks, mostSystems, type SweepState, systemParts } from './state.ts';
import { nothingKnown, spread, SweepAnswers, type SweepKnown } from './sweep-answers.ts';
import { drawSweep } from './sweep-chart.ts';
import { drawSystems, listenForSystems } from './systems.ts';
import { sweepTable } from './table.ts';
import { mapCaption, mapSentence } from './map-words.ts';
import { crossingSentences, sweepStatus, systemNames } from './words.ts';

/** Stops along each side of a map. */
const mapStops = { x: 24, y: 16 };

/** What stands on the page, and what moves it. */
export class SweepPage {
  readonly #context: ViewContext<SweepState>;
  readonly #chart: SVGSVGElement;
  readonly #answers: SweepAnswers;
  readonly #controls: (load: Load, hardware: Hardware) => void;
  #state = initialState;
  #known: SweepKnown = nothingKnown;
  #asked = '';
  #cursor = 0;
  #frame = 0;

  constructor(context: ViewContext<SweepState>, chart: SVGSVGElement) {
    this.#context = context;
    this.#chart = chart;
    const { model, predictor, change } = context;
    this.#answers = new SweepAnswers(predictor, (known) => {
      this.#known = known;
      this.#redraw();
    });
    this.#controls = loadControls(element('#load'), {
      machines: model.platforms.map(({ hardware }) => hardware),
      change: (load) => change({ load }),
    });
    listenForSystems((system) =>
      change(
        { systems: [...new Set([...this.#state.systems, system])].slice(0, mostSystems) },
        'push',
      ),
    );
    element('#cancel').onclick = () => this.#answers.cancel();
    element<HTMLInputElement>('#cursor').oninput = ({ target }) => {
      this.#cursor = Number((target as HTMLInputElement).value);
      this.draw();
    };
    element('#mark').onclick = () => {
      const marks = [...this.#state.marks, this.#xs()[this.#cursor] ?? 0];
      change({ marks: [...new Set(marks)].slice(-mostMarks) }, 'push');
    };
    element<HTMLFormElement>('#asked').onsubmit = (event) => event.preventDefault();
  }

  update(state: SweepState): void {
    if (state.x !== this.#state.x || this.#asked === '') {
      const knob = knobOf(state.x);
      this.#cursor = stopOf(knob, valueOf(knob, state.load, this.#hardware(state.load)));
    }
    this.#state = state;
    const { load, x, y, metric } = state;
    const { change } = this.#context;
    this.#controls(load, this.#hardware(load));
    const all = knobs.map(({ id, label }) => ({ value: id, label }));
    drawSelect(element('#sweep-x'), all, x, (value) =>
      change({ x: knobs.find(({ id }) => id === value)?.id ?? x, marks: [] }, 'push'),
    );
    drawSelect(
      element('#sweep-y'),
      [{ value: '', label: 'nothing else' }, ...all.filter(({ value }) => value !== x)],
      y ?? '',
      (value) => change({ y: knobs.find(({ id }) => id === value)?.id ?? null }, 'push'),
    );
    drawSelect(
      element('#metric'),
      metricIds.map((value) => ({ value, label: metricTitle(value, load.kind) })),
      metric,
      (value) => change({ metric: metricIds.find((id) => id === value) ?? metric }, 'push'),
    );
    this.#redraw();
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#answers.end();
  }

  table(): TableData {
    const { asked } = this.#known;
    const { x, y, systems } = asked ?? this.#state;
    return sweepTable(this.#title(), this.#known, {
      ...{ knob: knobOf(x), second: y === null ? null : knobOf(y) },
      ...{ xs: asked?.xs ?? [], ys: asked?.ys ?? [] },
      ...{ systems, names: systemNames(systems), ...this.#measure() },
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
    const { load, x, y, systems, marks, metric } = this.#state;
    const key = JSON.stringify([load, x, y, y === null ? systems : this.#mapOf(), marks, metric]);
    if (key === this.#asked) return;
    this.#asked = key;
    const question = (system: string, atX: number, atY: number | null): Question => {
      const { datapath, modifiers } = systemParts(system);
      const swept = turned(y === null || atY === null ? load : turned(load, y, atY), x, atX);
      const whole = { ...swept, modifiers: [...new Set([...modifiers, ...load.modifiers])] };
      return questionOf(whole, datapath, this.#hardware(load));
    };
    void this.#answers.ask({
      ...{
        x,
        y,
        systems: y === null ? systems : this.#mapSystems(),
        xs: this.#xs(),
        ys: this.#ys(),
      },
      ...{ isWhole: x !== 'clockGhz', metric: metricOf(metric), marks, question },
    });
  }

  draw(): void {
    const { load, x, y, systems, metric } = this.#state;
    const names = systemNames(systems);
    const { metric: figure } = this.#measure();
    const known = this.#known;
    element('#headline').textContent = this.#title();
    const isMapOfTwo = y !== null && this.#mapSystems().length > 1;
    element('#sweep-title').textContent =
      metricTitle(metric, load.kind) + (isMapOfTwo ? ', difference' : '');
    element('#basis').textContent = machineBasis(load, this.#hardware(load));
    drawSystems(systems, names, (next) => this.#context.change({ systems: next }, 'push'));
    const sentences =
      y === null
        ? crossingSentences(known.crossings, systemNames(known.asked?.systems ?? []), {
            ...{ knob: knobOf(known.asked?.x ?? x), metric: figure },
          })
        : [this.#mapSentence()];
    element('#crossings').replaceChildren(
      ...sentences.map((textContent) =>
        Object.assign(document.createElement('li'), { textContent }),
      ),
    );
    element('#status').textContent = sweepStatus(known, names, systems);
    element<HTMLProgressElement>('#progress').value = known.running?.fraction ?? 0;
    for (const selector of ['#progress', '#cancel']) {
      element(selector).style.visibility = known.running === null ? 'hidden' : 'visible';
    }
    drawMapChoice(this.#state, this.#context.change);
    element('#cursor-knob').hidden = y !== null;
    element('#sweep-caption').textContent =
      y === null
        ? 'Thin bands: nine measurements of ten are expected here; denser ones: half of them. ' +
          'Their edges are straight between the places that were solved. Dots: simulated.'
        : mapCaption(this.#mapOf(), (system) => names[systems.indexOf(system)] ?? system);
    this.#drawCursor();
    element('#sweep-detail').textContent = drawSweep(this.#chart, known, {
      ...{ unit: this.#measure().unit, cursor: this.#cursor },
      size: {
        width: this.#chart.parentElement?.clientWidth ?? 0,
        em: Number.parseFloat(getComputedStyle(this.#chart).fontSize),
      },
    });
    const table = element<HTMLDetailsElement>('#sweep-table');
    if (table.open) drawTableAlternative(table, this.table());
    else table.ontoggle = () => drawTableAlternative(table, this.table());
  }

  #mapOf(): MapOf {
    const { systems, of, against } = this.#state;
    return mapOf(systems, of, against);
  }

  #mapSystems(): readonly string[] {
    const { of, against } = this.#mapOf();
    return against === null ? [of] : [of, against];
  }

  #mapSentence(): string {
    const { asked, replies } = this.#known;
    if (asked === null || asked.y === null) return '';
    return mapSentence(systemNames(asked.systems), mapValues(replies, asked.metric), asked.metric);
  }

  #drawCursor(): void {
    const xs = this.#xs();
    const text = knobText(knobOf(this.#state.x), xs[this.#cursor] ?? 0);
    const range = element<HTMLInputElement>('#cursor');
    range.max = String(xs.length - 1);
    range.value = String(this.#cursor);
    range.ariaValueText = text;
    element('#cursor-value').textContent = text;
  }

  #title(): string {
    const { load, x, y } = this.#state;
    const swept = y === null ? [x] : [x, y];
    const title = loadTitle(load, this.#hardware(load), swept);
    return `${swept.map((id) => knobOf(id).label).join(' and ')}: ${title}`;
  }

  #xs(): readonly number[] {
    const { stops } = knobOf(this.#state.x);
    return this.#state.y === null ? stops : spread(stops, mapStops.x);
  }

  #ys(): readonly (number | null)[] {
    const { y } = this.#state;
    return y === null ? [null] : spread(knobOf(y).stops, mapStops.y);
  }

  #measure() {
    const { metric, load } = this.#state;
    return { metric: metricOf(metric), unit: unitOf(metric, load.kind) };
  }

  #hardware(load: Load): Hardware {
    const { platforms } = this.#context.model;
    const found = platforms.find(({ hardware }) => hardware.id === load.machine) ?? platforms[0];
    if (found === undefined) throw new RangeError('there is no machine');
    return found.hardware;
  }
}
