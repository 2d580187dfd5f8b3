import type { Hardware } from '@hopwise/datapath';
import { idleKnob } from './fields.ts';
import { type KnobId, knobOf, knobText, stopOf, turned, valueOf } from './knobs.ts';
import { initialLoad, type Load } from './load.ts';

/** A control on the page that shows a load and tells of the next one. */
export interface LoadControl {
  readonly node: HTMLElement;
  readonly update: (load: Load, hardware: Hardware) => void;
}

/** Makes a slider for a number of a load: a native range, its value beside its name. */
export function knobControl(id: KnobId, change: (load: Load) => void): LoadControl {
  const knob = knobOf(id);
  const node = document.createElement('div');
  node.className = 'knob';
  const label = Object.assign(document.createElement('label'), {
    htmlFor: `knob-${id}`,
    textContent: knob.label,
  });
  const output = Object.assign(document.createElement('output'), { htmlFor: `knob-${id}` });
  const range = Object.assign(document.createElement('input'), {
    ...{ type: 'range', id: `knob-${id}`, min: '0', step: '1' },
    max: String(knob.stops.length - 1),
  });
  const reset = Object.assign(document.createElement('button'), {
    ...{ type: 'button', className: 'reset', textContent: 'as given' },
    ariaLabel: `${knob.label} as given`,
  });
  node.append(label, reset, output, range);
  let shown = initialLoad;
  let drawn = '';
  range.addEventListener('input', () => {
    change(turned(shown, id, knob.stops[Number(range.value)] ?? 0));
  });
  reset.addEventListener('click', () => {
    change({ ...shown, [id]: initialLoad[id] });
    range.focus();
  });
  return {
    node,
    update: (load, hardware) => {
      shown = load;
      const value = valueOf(knob, load, hardware);
      const text = knobText(knob, value);
      const idle = idleKnob(id, load);
      // A slider under the hand stands where the hand is.
      const stop = String(stopOf(knob, value));
      if (range.value !== stop) range.value = stop;
      const isOwn = initialLoad[id] !== null || load[id] === null;
      // All sliders hear of every move of one; what says the same again would be laid out again.
      const next = JSON.stringify([text, idle, isOwn]);
      if (next === drawn) return;
      drawn = next;
      range.ariaValueText = text;
      range.disabled = idle !== null;
      node.title = idle ?? '';
      output.textContent = idle === null ? text : '\u2013';
      reset.style.visibility = isOwn ? 'hidden' : 'visible';
    },
  };
}
