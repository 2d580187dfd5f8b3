import { type Percentile, percentiles } from '@hopwise/calibration';
import { workloadFacts } from '@hopwise/datapath';
import { datapathSets } from '../../load/datapath-sets.ts';
import { drawSelect } from '../../parts/select.ts';
import { element } from '../../shell/element.ts';
import { demandScale, type SizeState } from './state.ts';

const percentileNames: Readonly<Record<Percentile, string>> = {
  ...{ mean: 'the mean', p50: 'the median', p90: '90 of 100', p99: '99 of 100' },
  p999: '999 of 1000',
};

type Change = (part: Partial<SizeState>) => void;

/** Shows what has to be carried, and tells what is asked for next; nonsense is left in its field. */
export function drawDemandForm(state: SizeState, change: Change): void {
  const { load, perS, shareUsed, limitUs, percentile, set } = state;
  const scale = demandScale(load);
  const isExchange = workloadFacts(load.kind).class === 'exchange';
  numberField('#demand', perS / scale, (value) => change({ perS: value * scale }));
  numberField('#share', Math.round(shareUsed * 100), (value) => change({ shareUsed: value / 100 }));
  numberField('#limit', limitUs, (value) => change({ limitUs: value }));
  const limit = element<HTMLInputElement>('#limit');
  limit.disabled = !isExchange;
  element<HTMLSelectElement>('#percentile').disabled = !isExchange;
  element('#demand-unit').textContent = isExchange
    ? `${workloadFacts(load.kind).operation}s/s`
    : 'Gbit/s';
  drawSelect(
    element('#percentile'),
    percentiles.map((value) => ({ value, label: percentileNames[value] })),
    percentile,
    (value) => change({ percentile: percentiles.find((each) => each === value) ?? percentile }),
  );
  drawSelect(
    element('#set'),
    datapathSets.map(({ id, label }) => ({ value: id, label })),
    set,
    (value) => change({ set: value }),
  );
}

/** A field that may be blank where blank means something; the browser says what else is wrong. */
function numberField(selector: string, value: number | null, change: (value: never) => void): void {
  const field = element<HTMLInputElement>(selector);
  // What is being typed is not typed over.
  if (document.activeElement !== field || Number(field.value) !== value) {
    const text = value === null ? '' : String(Number(value.toPrecision(9)));
    if (document.activeElement !== field) field.value = text;
  }
  field.oninput = () => {
    if (!field.checkValidity()) {
      element('#hint').textContent =
        `${field.labels?.[0]?.textContent ?? ''}: ${field.validationMessage}`;
      return;
    }
    element('#hint').textContent = '';
    const typed = field.value === '' ? null : Number(field.value);
    if (typed === null ? !field.required : typed > 0) change(typed as never);
  };
}
