import {
  type Datapath,
  type Scenario,
  type StageId,
  stagesOf,
  type Workload,
  workloadFacts,
} from '@hopwise/datapath';
import { exchangeOf } from './exchange.ts';
import { forTraffic } from './for-traffic.ts';
import { crossingOf } from './one-host.ts';
import { overTcp, overUdp } from './over-udp.ts';
import { withVia } from './paths.ts';
import type { PredictionInput } from './prediction-input.ts';
import { inBuffers } from './receive-buffers.ts';
import { cutInSoftware } from './software-segmentation.ts';
import { solvedAs } from './solved-as.ts';
import { transferFacts } from './transfer-kinds.ts';
import type { Exchange, Turn } from './turn.ts';

/**
 * Every stage that a load runs through, each once: on both ends' ways between nodes and within one,
 * and what its programs do.
 */
export function stagesMet({
  datapath,
  hardware,
  scenario,
}: Pick<PredictionInput, 'datapath' | 'hardware' | 'scenario'>): readonly StageId[] {
  const { transport } = workloadFacts(scenario.workload.kind);
  const carry = transport === 'udp' ? overUdp : overTcp;
  const { ways, programs } = trafficOf(datapath, hardware, scenario);
  return [...new Set([...ways.flatMap((way) => stagesOf(carry(way))), ...programs])];
}

interface Traffic {
  /** Datapaths as each end has them, on each way that skbs go. */
  readonly ways: readonly Datapath[];
  readonly programs: readonly StageId[];
}

function trafficOf(
  datapath: Datapath,
  hardware: PredictionInput['hardware'],
  scenario: Pick<Scenario, 'workload' | 'cluster' | 'mtu'>,
): Traffic {
  const ends = (whole: Datapath): readonly Datapath[] => [
    forTraffic(whole, scenario, 'client'),
    forTraffic(whole, scenario, 'server'),
  ];
  const { kind } = scenario.workload;
  switch (solvedAs(kind, hardware, datapath)) {
    case 'datagrams':
      return { ways: ends(datapath), programs: [] };
    case 'transfer': {
      const via = crossingOf({ scenario, hardware });
      return {
        ways:
          via === 'wire'
            ? ends(inBuffers(cutInSoftware(datapath, hardware), hardware, scenario.mtu))
            : ends(datapath).map((end) => withVia(end, via)),
        programs: transferFacts(kind).cipher,
      };
    }
    case 'exchange': {
      const turns = turnsOf(
        exchangeOf(scenario, forTraffic(datapath, scenario, 'client'), {
          via: crossingOf({ scenario, hardware }),
        }),
      );
      const vias = [...new Set(turns.map(({ via }) => via))];
      return {
        ways: vias.flatMap((via) => ends(datapath).map((end) => withVia(end, via))),
        programs: turns.flatMap(({ softirqStages, process }) => [
          ...softirqStages,
          ...(process?.stages ?? []),
        ]),
      };
    }
  }
}

/** Whether a kind of load opens connections while it runs. */
export function opensConnections(workload: Workload): boolean {
  if (workloadFacts(workload.kind).class !== 'exchange') return false;
  return turnsOf(exchangeOf({ workload }, {})).some(({ tracksNew }) => tracksNew !== null);
}

const turnsOf = ({ cycle, aside }: Exchange): readonly Turn[] => [
  ...cycle,
  ...aside.map(({ turn }) => turn),
];
