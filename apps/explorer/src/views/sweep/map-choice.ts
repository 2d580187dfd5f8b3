import { drawSelect } from '../../parts/select.ts';
import { element } from '../../shell/element.ts';
import type { ViewContext } from '../view.ts';
import { mapOf } from './map-values.ts';
import type { SweepState } from './state.ts';
import { systemNames } from './words.ts';

/** Lets the reader choose which datapath a map is of, and with which one it compares it. */
export function drawMapChoice(
  { y, systems, of: asked, against: than }: SweepState,
  change: ViewContext<SweepState>['change'],
): void {
  const { of, against } = mapOf(systems, asked, than);
  element('#map-choice').hidden = y === null;
  const names = systemNames(systems);
  const all = systems.map((value, i) => ({ value, label: names[i] ?? value }));
  drawSelect(element('#map-of'), all, of, (value) => change({ of: value }, 'push'));
  drawSelect(
    element('#map-against'),
    [{ value: '', label: 'nothing' }, ...all.filter(({ value }) => value !== of)],
    against ?? '',
    (value) => change({ against: value }, 'push'),
  );
}
