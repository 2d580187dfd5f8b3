import type { Demand, LatencyLimit, Sizing } from '@hopwise/calibration';
import {
  type Estimate,
  type Hardware,
  logicalCpuCount,
  type Scenario,
  workloadFacts,
} from '@hopwise/datapath';
import { formatDuration, formatNumber, formatPercent, formatRate } from './format.ts';
import { loadText, placeText } from './load-text.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** What one datapath needs, or why it does not carry the load. */
export type SizedSystem =
  | ({
      readonly system: string;
      readonly kind: 'sized';
      /** In flight on one pair of machines. */
      readonly processes: number;
      readonly unit: 'bit/s' | '1/s';
    } & Sizing)
  | {
      readonly system: string;
      readonly kind: 'unreachable';
      /** Of one operation alone [ns]. */
      readonly latencyNs: number;
    }
  | { readonly system: string; readonly kind: 'refused'; readonly because: readonly string[] };

interface SizeContext {
  readonly demand: Demand;
  readonly limit: LatencyLimit | null;
  readonly scenario: Scenario;
  readonly hardware: Hardware;
  readonly costs: string;
}

/** Machines for a load, for a person to read. */
export function sizeReport(systems: readonly SizedSystem[], context: SizeContext): string {
  const { scenario, hardware, costs } = context;
  const place = placeText(scenario);
  const most = scenario.workload.processes;
  const rows = systems.flatMap((each) => (each.kind === 'sized' ? [row(each, most)] : []));
  return [
    [
      wrap(`${demandText(context)}; a pair of machines: ${loadText(scenario)}`),
      ...(place === null ? [] : [wrap(place)]),
      `${hardware.title} (${hardware.id}, ${logicalCpuCount(hardware)} logical CPUs each)`,
    ].join('\n'),
    ...(rows.length === 0 ? [] : [table(columns, rows)]),
    ...systems.flatMap((each) => reasonWhyNot(each)),
    [
      wrap(
        'Machines are those of one end: as many ask as answer. In brackets, 90 % of what they may ' +
          'be. CPU per operation or byte is that of a pair as busy as it can be.',
      ),
      costs,
    ].join('\n'),
  ].join('\n\n');
}

const columns = [
  ...['Datapath', 'machines>', '(90 %)>', 'client cores>', 'server cores>', 'busiest end>'],
  ...['one pair>', 'in flight>', 'bound by'],
];

function row(each: Extract<SizedSystem, { kind: 'sized' }>, most: number): readonly string[] {
  const { machines, clientCores, serverCores, busyShare, perPair, bottleneck } = each;
  const cores = ({ value }: Estimate): string => formatNumber(value);
  return [
    ...[each.system, String(machines.value), `${machines.low} - ${machines.high}`],
    ...[cores(clientCores), cores(serverCores), formatPercent(busyShare)],
    ...[formatRate(perPair.value, each.unit), String(each.processes)],
    each.processes < most ? 'latency limit' : bottleneck.resource,
  ];
}

function demandText({ demand, limit, scenario }: SizeContext): string {
  const { perS, shareUsed } = demand;
  const isStream = workloadFacts(scenario.workload.kind).class !== 'exchange';
  const within = limit === null ? '' : `, ${limit.percentile} within ${formatDuration(limit.ns)}`;
  return `${formatRate(perS, isStream ? 'bit/s' : '1/s')}${within}, machines used to ${formatPercent(shareUsed)}`;
}

function reasonWhyNot(each: SizedSystem): readonly string[] {
  if (each.kind === 'sized') return [];
  return [
    wrap(
      each.kind === 'refused'
        ? `${each.system} cannot carry it: ${each.because.join('; ')}.`
        : `${each.system} cannot keep within the limit: one operation alone takes ${formatDuration(each.latencyNs)}.`,
    ),
  ];
}
