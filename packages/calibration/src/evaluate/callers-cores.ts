import {
  type Datapath,
  type End,
  isHandOver,
  type Prediction,
  type StageId,
  type StageShare,
  stages,
  workloadFacts,
  type Visit,
} from '@hopwise/datapath';
import { ownsSocket } from '@hopwise/simulator';
import { sum } from '../sum.ts';
import { isUserMode } from './is-user-mode.ts';

/** Cores as system accounting books them. */
export interface CallersCores {
  /** Of the node in system mode, softirq and interrupts left out. */
  readonly system: number;
  /** Of the program that sends or reads, with the softirq that its own calls run. */
  readonly process: number;
}

/** What a prediction says of process contexts, by end. */
export const callersCores = (
  prediction: Prediction,
  datapath: Datapath,
): Readonly<Record<End, CallersCores>> => ({
  client: ofEnd(prediction, datapath, 'client'),
  server: ofEnd(prediction, datapath, 'server'),
});

function ofEnd(prediction: Prediction, datapath: Datapath, end: End): CallersCores {
  // A core that enters or leaves idle is accounted as idle.
  const shares = prediction.stages.filter((share) => share.end === end && share.stage !== 'doIdle');
  const elsewhere = {
    egress: handedOver(datapath.egress),
    ingress: handedOver(beforeProcess(datapath.ingress)),
  };
  const isElsewhere = ({ direction, stage }: StageShare): boolean =>
    direction !== 'background' && stage !== 'netnsConnect' && elsewhere[direction].has(stage);
  const own = shares.filter((share) => !isElsewhere(share));
  const inline = own.filter(
    ({ context, direction }) => context === 'softirq' && direction === 'egress',
  );
  const called = coresOf(own.filter(({ context }) => context === 'process'));
  const sent =
    seenToSend(own, datapath) ?? callersShare(prediction, datapath, called, coresOf(inline));
  // Where processes were seen to send, their share of these stages is in process context already.
  const inCall =
    seenToSend(own, datapath) === null
      ? sum(
          inline.map(({ stage, cores }) =>
            stage === 'netnsConnect' ? 0 : cores * sharesOfCall(datapath.egress, stage),
          ),
        )
      : 0;
  return {
    system: coresOf(shares.filter(isSystem)) + sent * inCall,
    process: called + sent * coresOf(inline),
  };
}

const coresOf = (shares: readonly StageShare[]): number => sum(shares.map(({ cores }) => cores));

const isSystem = ({ context, stage }: StageShare): boolean =>
  context === 'process' && (stage === 'netnsConnect' || !isUserMode(stage));

const isTransfer = ({ scenario }: Prediction): boolean =>
  workloadFacts(scenario.workload.kind).class === 'transfer';

/**
 * Share of what is sent that a process sends, rather than a softirq that an ACK woke; softirq behind
 * the former is accounted to the process.
 *
 * The closed form lets softirqs send. In truth an ACK, or room below TCP, that comes while the process
 * has the socket leaves the sending to it: the share is that of the time which the process is busy
 * with its socket, with what it sends. Where the line limits, nothing below TCP stops a sender whose skbs
 * lost their socket: its queue drops what is too much, and the window that it finds open is its own.
 *
 * @source net/ipv4/tcp_ipv4.c: tcp_v4_rcv (tcp_add_backlog); net/ipv4/tcp_output.c: tcp_tsq_handler, tcp_release_cb
 */
function callersShare(
  prediction: Prediction,
  datapath: Datapath,
  called: number,
  inline: number,
): number {
  if (!isTransfer(prediction)) return 1;
  if (!ownsSocket(datapath) && prediction.bottleneck.resource === 'line rate') return 1;
  const { processes } = prediction.scenario.workload;
  const left = processes - inline;
  return left <= 0 ? 1 : Math.min(1, called / left);
}

/** Share that processes were seen to send, where a simulation had them; null in closed form. */
function seenToSend(own: readonly StageShare[], { egress: [first] }: Datapath): number | null {
  const sends = own.filter(
    ({ direction, stage }) =>
      direction === 'egress' &&
      stage !== 'netnsConnect' &&
      stages[stage].layer === 'transport' &&
      first?.stages.includes(stage) === true,
  );
  const byProcess = coresOf(sends.filter(({ context }) => context === 'process'));
  return byProcess === 0 ? null : byProcess / coresOf(sends);
}

/** How many of a stage's places on the way out are in the send call itself, before any softirq. */
function sharesOfCall(egress: readonly Visit[], stage: StageId): number {
  const later = egress.findIndex(({ entry }) => entry !== 'syscall');
  const visits = later < 0 ? egress : egress.slice(0, later);
  const places = (some: readonly Visit[]): number =>
    sum(some.map((visit) => visit.stages.filter((each) => each === stage).length));
  const all = places(egress);
  return all === 0 ? 0 : places(visits) / all;
}

/** What comes before the program is woken. */
const beforeProcess = (visits: readonly Visit[]): readonly Visit[] => {
  const wakeup = visits.findIndex(({ entry }) => entry === 'wakeup');
  return wakeup < 0 ? visits : visits.slice(0, wakeup);
};

/** Stages that only run after work was handed to another core. */
function handedOver(visits: readonly Visit[]): ReadonlySet<StageId> {
  const first = visits.findIndex(({ entry }) => isHandOver(entry));
  if (first < 0) return new Set();
  const stagesIn = (some: readonly Visit[]): readonly StageId[] =>
    some.flatMap((visit) => [...visit.stages, ...(visit.epilogue ?? [])]);
  const before = new Set(stagesIn(visits.slice(0, first)));
  return new Set(stagesIn(visits.slice(first)).filter((stage) => !before.has(stage)));
}
