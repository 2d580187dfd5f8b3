import {
  datapaths,
  familyNames,
  findModifier,
  type Datapath,
  modifiersOf,
  type WorkloadKind,
  workloadKinds,
} from '@hopwise/datapath';
import { create, group, select } from 'd3';
import type { ExplorerModel, Platform } from '../../model/explorer-model.ts';
import { workloadNames } from '../../names.ts';
import { drawSelect } from '../../parts/select.ts';
import { element } from '../../shell/element.ts';
import { type DatapathState, slowDowns } from './state.ts';
import { namedPath, pathText } from './shown-path.ts';

type Change = (part: Partial<DatapathState>, how: 'push') => void;

const processCounts = [1, 2, 4, 8, 16, 32, 64] as const;

/** The machine of a state: the one that it names, or that of the first study. */
export function machineOf(
  { platforms, comparisons }: ExplorerModel,
  hardware: string,
): Platform | undefined {
  const id = hardware === '' ? comparisons[0]?.hardware : hardware;
  return platforms.find((platform) => platform.hardware.id === id) ?? platforms[0];
}

/** Shows what is chosen, and tells what is chosen next. */
export function drawPathControls(model: ExplorerModel, state: DatapathState, change: Change): void {
  drawPathSelect('#path-a', state.a, false, (a) => change({ a, atNs: 0 }, 'push'));
  drawPathSelect('#path-b', state.b, true, (b) => change({ b }, 'push'));
  drawChanges('#changes-a', state.a, (a) => change({ a, atNs: 0 }, 'push'));
  drawChanges('#changes-b', state.b, (b) => change({ b }, 'push'));
  const swap = element<HTMLButtonElement>('#path-swap');
  swap.disabled = state.b === '';
  swap.onclick = () => change({ a: state.b, b: state.a, atNs: 0 }, 'push');
  drawLoad(model, state, (part) => change({ ...part, atNs: 0 }, 'push'));
  drawSelect(
    element<HTMLSelectElement>('#walk-pace'),
    slowDowns.map((times) => ({ value: String(times), label: `${times / 1e6} s` })),
    String(state.slowDown),
    (value) =>
      change(
        { slowDown: slowDowns.find((each) => String(each) === value) ?? state.slowDown },
        'push',
      ),
  );
}

/** What load is put on which machine; the same fields in every view that has one load. */
export interface LoadState {
  readonly workload: WorkloadKind;
  readonly processes: number;
  readonly hardware: string;
  readonly mtu: number;
}

function drawLoad(
  model: ExplorerModel,
  state: LoadState,
  change: (part: Partial<LoadState>) => void,
): void {
  drawLoadControls('path', model, state, change);
}

/** @param prefix - Of the ids of the fields. */
export function drawLoadControls(
  prefix: string,
  model: ExplorerModel,
  state: LoadState,
  change: (part: Partial<LoadState>) => void,
): void {
  const machine = machineOf(model, state.hardware);
  drawSelect(
    element<HTMLSelectElement>(`#${prefix}-load`),
    workloadKinds.map((kind) => ({ value: kind, label: workloadNames[kind] })),
    state.workload,
    (value) => change({ workload: workloadKinds.find((kind) => kind === value) ?? state.workload }),
  );
  const counts = [...new Set([...processCounts, state.processes])].toSorted((a, b) => a - b);
  drawSelect(
    element<HTMLSelectElement>(`#${prefix}-processes`),
    counts.map((count) => ({ value: String(count), label: String(count) })),
    String(state.processes),
    (value) => change({ processes: Number(value) }),
  );
  const mtus = [...new Set([...(machine?.hardware.mtus ?? []), state.mtu])].toSorted(
    (a, b) => a - b,
  );
  drawSelect(
    element<HTMLSelectElement>(`#${prefix}-mtu`),
    mtus.map((mtu) => ({ value: String(mtu), label: String(mtu) })),
    String(state.mtu),
    (value) => change({ mtu: Number(value) }),
  );
  drawSelect(
    element<HTMLSelectElement>(`#${prefix}-machine`),
    model.platforms.map(({ hardware }) => ({ value: hardware.id, label: hardware.title })),
    machine?.hardware.id ?? '',
    (hardware) => change({ hardware }),
  );
}

/** Every datapath under the heading of its family; what is changed about it stays as far as it can. */
export function drawPathSelect(
  selector: string,
  name: string,
  isOptional: boolean,
  choose: (name: string) => void,
): void {
  const node = element<HTMLSelectElement>(selector);
  const { datapath } = namedPath(name);
  if (node.options.length === 0) {
    if (isOptional) node.append(new Option('nothing', ''));
    for (const [family, members] of group(
      datapaths as readonly Datapath[],
      (each) => each.family,
    )) {
      const list = create('optgroup').attr('label', familyNames[family]).node();
      list?.append(...members.map(({ id, title }) => new Option(title, id)));
      if (list !== null) node.append(list);
    }
  }
  node.value = datapath;
  node.onchange = () => choose(node.value);
}

/** Modifiers that apply to a datapath, as check boxes in a menu. */
export function drawChanges(selector: string, name: string, choose: (name: string) => void): void {
  const menu = element<HTMLDetailsElement>(selector);
  const path = namedPath(name);
  const datapath = datapaths.find(({ id }) => id === path.datapath);
  menu.hidden = datapath === undefined;
  const { modifiers } = path;
  const titles = modifiers.map((id) => findModifier(id)?.title ?? id);
  select(menu)
    .select('summary')
    .text(titles.length === 0 ? 'as it is' : `with ${titles.join(', ')}`);
  const applies = datapath === undefined ? [] : modifiersOf(datapath).applies;
  const labels = select(menu)
    .select('div')
    .selectAll<HTMLLabelElement, string>('label')
    .data(applies, (id) => id)
    .join((enter) => {
      const label = enter.append('label');
      label.append('input').attr('type', 'checkbox');
      label.append('span').text((id) => findModifier(id)?.title ?? id);
      return label;
    });
  labels
    .select('input')
    .property('checked', (id) => modifiers.includes(id))
    .on('change', (_event, id) => {
      const others = modifiers.filter((each) => each !== id);
      const next = modifiers.includes(id) ? others : [...others, id];
      choose(pathText({ ...path, modifiers: next }));
    });
}
