import type { StudyRow } from '@hopwise/calibration';
import { datapathName } from '../../names.ts';
import { drawSelect } from '../../parts/select.ts';
import { element } from '../../shell/element.ts';
import type { ViewContext } from '../view.ts';
import { rowId } from './test-rows.ts';

const nameOf = ({ datapath, modifiers }: StudyRow): string => datapathName(datapath, modifiers);
const systemOf = ({ datapath, modifiers }: StudyRow): string => [datapath, ...modifiers].join('+');

/** Offers to explain the difference of the row that the reader is at and another one. */
export function drawWhy(
  rows: readonly StudyRow[],
  active: StudyRow | undefined,
  { go }: Pick<ViewContext<unknown>, 'go'>,
): void {
  const others = rows.filter((row) => active !== undefined && systemOf(row) !== systemOf(active));
  element('#ask-why').hidden = others.length === 0;
  if (active === undefined || others[0] === undefined) return;
  const choice = element<HTMLSelectElement>('#why-other');
  const known = others.some((row) => rowId(row) === choice.value);
  drawSelect(
    choice,
    others.map((row) => ({ value: rowId(row), label: nameOf(row) })),
    known ? choice.value : rowId(fastest(others)),
    () => drawWhy(rows, active, { go }),
  );
  const other = others.find((row) => rowId(row) === choice.value) ?? others[0];
  const isSlower = active.prediction.rate.value < other.prediction.rate.value;
  element('#why-active').textContent =
    `Why is ${nameOf(active)} ${isSlower ? 'slower' : 'faster'} than`;
  element<HTMLButtonElement>('#why-go').onclick = () =>
    go('datapath', {
      // What is told of is the second one, seen from the first: as the question has it.
      ...{ a: systemOf(other), b: systemOf(active) },
      workload: active.workload,
      processes: active.processes,
      hardware: active.prediction.scenario.hardware,
      mtu: active.mtu,
    });
}

const fastest = (rows: readonly StudyRow[]): StudyRow =>
  rows.reduce((best, row) => (row.prediction.rate.value > best.prediction.rate.value ? row : best));
