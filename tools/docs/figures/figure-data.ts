import {
  applyModifiers,
  type CostTable,
  type Datapath,
  findDatapath,
  findModifier,
  type Hardware,
  plainCluster,
} from '@hopwise/datapath';
import { type PredictionInput, predictAnalytic } from '@hopwise/simulator';
import type { Figure, FigureData, FigureLoad } from './figure.ts';

/** Predicts what a figure shows, in closed form. */
export const figureData = (
  figure: Figure,
  machine: { readonly hardware: Hardware; readonly costs: CostTable },
): FigureData => ({
  figure,
  values: figure.series.map(({ at }) =>
    figure.x.values.map((x) => figure.y.of(predictAnalytic(inputOf(at(x), machine)))),
  ),
});

function inputOf(
  {
    datapath: id,
    modifiers = [],
    workload,
    cluster,
    mtu = 1500,
    machine,
    change,
    costs: changed,
  }: FigureLoad,
  { hardware, costs }: { readonly hardware: Hardware; readonly costs: CostTable },
): PredictionInput {
  const on = machine === undefined ? hardware : machine(hardware);
  const datapath = datapathOf(id, modifiers);
  return {
    scenario: {
      ...{ datapath: id, modifiers, hardware: on.id, mtu, seed: 1 },
      workload: { requestBytes: bytesOf(workload.kind), responseBytes: 1, ...workload },
      cluster: { ...plainCluster, ...cluster },
    },
    datapath: change === undefined ? datapath : change(datapath),
    hardware: on,
    costs: changed === undefined ? costs : changed(costs),
  };
}

/** One send of a stream; one byte of an exchange. */
const bytesOf = (kind: string): number =>
  kind.startsWith('tcp-') && !kind.endsWith('rr') ? 16_384 : 1;

function datapathOf(id: string, modifierIds: readonly string[]): Datapath {
  const datapath = findDatapath(id);
  if (datapath === undefined) throw new Error(`no datapath ${id}`);
  const found = modifierIds.flatMap((name) => findModifier(name) ?? []);
  const applied = applyModifiers(datapath, found);
  if (!applied.ok) throw new Error(applied.reason);
  return applied.datapath;
}
