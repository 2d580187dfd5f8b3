import {
  applyModifiers,
  type Cluster,
  type Datapath,
  datapaths,
  type Hardware,
  kernelRefusals,
  logicalCpuCount,
  type Modifier,
  modifiers,
  plainCluster,
  type Scenario,
  type WorkloadKind,
  workloadFacts,
} from '@hopwise/datapath';
import {
  checkDatapath,
  checkScenario,
  type PredictionInput,
  predictAnalytic,
  predictEvents,
  simulatedKinds,
} from '@hopwise/simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageBytes } from '../src/index.ts';
import { expectPossible, type Machine, machines } from './machines.ts';

interface Load {
  readonly kind: WorkloadKind;
  readonly processes?: number;
  readonly cluster?: Partial<Cluster>;
}

/** What a kernel is too old for is asked of the oldest that has it. */
function kernelFor(datapath: Datapath, chosen: readonly Modifier[], { kernel }: Hardware): string {
  const needed = kernelRefusals(datapath, chosen, kernel).map(({ kernelMin }) => kernelMin);
  const enough = (version: string): boolean =>
    kernelRefusals(datapath, chosen, version).length === 0;
  return needed.find(enough) ?? kernel;
}

/** CPUs that the ends of a load can use. */
const cpusOf = ({ hardware }: Machine): number =>
  hardware.oneCpu === undefined ? logicalCpuCount(hardware) : 1;

/** A core that polls needs a machine that has another one. */
const isRoomForPolling = (machine: Machine, { egress }: Datapath): boolean =>
  cpusOf(machine) > 1 || !egress.some(({ entry }) => entry === 'poll');

/** Where both ends share one CPU, only what takes turns is modelled. */
const isModelled = ({ hardware }: Machine, kind: WorkloadKind): boolean =>
  hardware.oneCpu === undefined ||
  kind === 'tcp-stream' ||
  workloadFacts(kind).class === 'exchange';

/** An input, or null where the load is refused on the datapath. */
function inputOf(
  { hardware, costs }: Machine,
  datapath: Datapath,
  { kind, processes = 1, cluster = {} }: Load,
  chosen: readonly Modifier[] = [],
): PredictionInput | null {
  const mtus = hardware.mtus.filter((mtu) => mtu <= 1500);
  const scenario: Scenario = {
    datapath: datapath.id,
    modifiers: chosen.map(({ id }) => id),
    hardware: hardware.id,
    workload: { kind, processes, ...messageBytes(kind) },
    cluster: { ...plainCluster, ...cluster },
    kernel: kernelFor(datapath, chosen, hardware),
    mtu: Math.max(...mtus),
    seed: 1,
  };
  expect(checkScenario(scenario, hardware)).toEqual([]);
  if (checkDatapath(datapath, scenario, hardware).length > 0) return null;
  return { scenario, datapath, hardware, costs };
}

/** Expects a possible prediction, and says of what when it is not. */
function expectPrediction(input: PredictionInput, solve = predictAnalytic): void {
  try {
    expectPossible(solve(input), input.hardware);
  } catch (cause) {
    throw new Error(`of ${JSON.stringify(input.scenario)}`, { cause });
  }
}

const core = machines.find(({ hardware }) => hardware.id === 'cilium2021-100g') as Machine;

describe('every datapath carries every load', () => {
  it.each(machines.map((machine) => [machine.hardware.id, machine] as const))('on %s', (_, on) => {
    let processes = 1;
    for (const datapath of datapaths) {
      for (const kind of simulatedKinds) {
        processes = processes === 1 ? 32 : 1;
        const input = inputOf(on, datapath, { kind, processes });
        if (input !== null) expectPrediction(input);
        else {
          const isMissed = isRoomForPolling(on, datapath) && isModelled(on, kind);
          expect(isMissed, `${kind} on ${datapath.id}`).toBe(false);
        }
      }
    }
  });

  it('on machines of both architectures', () => {
    const of = (name: string) =>
      machines.filter(({ hardware }) => hardware.cpu.architecture === name).length;
    expect(of('arm64')).toBeGreaterThanOrEqual(3);
    expect(of('x86-64')).toBeGreaterThanOrEqual(3);
  });

  it('by events as well, as far as a short run can say', () => {
    const loads = fc.record({
      on: fc.constantFrom(...machines),
      datapath: fc.constantFrom(...datapaths),
      kind: fc.constantFrom(...simulatedKinds),
      processes: fc.integer({ min: 1, max: 32 }),
    });
    const brief = (input: PredictionInput) => predictEvents(input, { maxEvents: 2e4 });
    fc.assert(
      fc.property(loads, ({ on, datapath, kind, processes }) => {
        const input = inputOf(on, datapath, { kind, processes });
        if (input !== null) expectPrediction(input, brief);
      }),
      { numRuns: 40 },
    );
  });
});

describe('every modifier', () => {
  const loadsOf = (chosen: readonly Modifier[]): readonly Load[] => {
    const ip = chosen.some((modifier) => modifier.ip === 6) ? 6 : 4;
    const cluster = { target: 'service', services: 100, policyRules: 100, ip } as const;
    return (['tcp-stream', 'http', 'tcp-crr', 'udp-rr'] as const).map((kind) => ({
      ...{ kind, processes: 8, cluster },
    }));
  };

  it('is predicted on every datapath, or refused with the reason', () => {
    for (const datapath of datapaths) {
      for (const modifier of modifiers) {
        const applied = applyModifiers(datapath, [modifier]);
        if (!applied.ok) {
          expect(applied.reason).toMatch(/^[a-z0-9-]+ cannot apply to [a-z0-9-]+: \w/);
          continue;
        }
        const inputs = loadsOf([modifier]).flatMap(
          (load) => inputOf(core, applied.datapath, load, [modifier]) ?? [],
        );
        if (modifier.ip !== 6 || datapath.noIpv6 === undefined) {
          expect(inputs.length, `${modifier.id} on ${datapath.id}`).toBeGreaterThan(0);
        }
        for (const input of inputs) expectPrediction(input);
      }
    }
  });

  it('goes with every other that it does not refuse', () => {
    const chosen = fc.record({
      on: fc.constantFrom(...machines),
      datapath: fc.constantFrom(...datapaths),
      pair: fc.uniqueArray(fc.constantFrom(...modifiers), { minLength: 2, maxLength: 2 }),
    });
    fc.assert(
      fc.property(chosen, ({ on, datapath, pair }) => {
        const applied = applyModifiers(datapath, pair);
        if (!applied.ok) return;
        for (const load of loadsOf(pair)) {
          const input = inputOf(on, applied.datapath, load, pair);
          if (input !== null) expectPrediction(input);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('within a node', () => {
  it('every datapath whose way is known carries what is modelled there', () => {
    const known = datapaths.filter(({ sameNode }) => sameNode !== undefined);
    for (const datapath of known) {
      for (const kind of ['tcp-rr', 'tcp-crr', 'http'] as const) {
        const load = { kind, processes: 4, cluster: { placement: 'same-node' } } as const;
        const input = inputOf(core, datapath, load);
        expect(input, `${kind} on ${datapath.id}`).not.toBeNull();
        if (input !== null) expectPrediction(input);
      }
    }
  });
});

describe('IPv6', () => {
  const predictionOf = (on: Machine, datapath: Datapath, ip: 4 | 6) => {
    const load = { kind: 'tcp-stream', processes: 4, cluster: { ip } } as const;
    const input = inputOf(on, datapath, load);
    return input === null ? null : predictAnalytic(input);
  };

  it('is carried, or the datapath says why not', () => {
    for (const datapath of datapaths) {
      const input = inputOf(core, datapath, { kind: 'tcp-rr', cluster: { ip: 6 } });
      expect(input === null, datapath.id).toBe(datapath.noIpv6 !== undefined);
      if (input !== null) expectPrediction(input);
    }
  });

  it('carries no more payload than IPv4 at the same MTU', () => {
    for (const on of machines) {
      for (const datapath of datapaths) {
        const v6 = predictionOf(on, datapath, 6);
        const v4 = predictionOf(on, datapath, 4);
        if (v6 === null || v4 === null) continue;
        // How far batches have grown when all CPUs are full is known to a few per cent only.
        const isFull = [v4, v6].some(({ bottleneck }) => bottleneck.resource.endsWith(' cpu'));
        const isVague = isFull || logicalCpuCount(on.hardware) < 2 * v4.scenario.workload.processes;
        // A limit that is named and not full: what is possible jumps there, with the size of batches.
        const jumps = [v4, v6].some(({ bottleneck }) => bottleneck.utilisation < 0.98);
        const most = v4.rate.value * (jumps ? 1.12 : isVague ? 1.05 : 1);
        expect(v6.rate.value, `${datapath.id} on ${on.hardware.id}`).toBeLessThan(most);
      }
    }
  });
});

describe('a full frame', () => {
  /** Preamble, Ethernet, FCS and gap; IP; TCP with time stamps, UDP [byte]. */
  const ethernet = 38;
  const ipHeader = { 4: 20, 6: 40 } as const;
  const transport = { 'tcp-stream': 32, 'udp-stream': 8 } as const;

  it('has on the wire what its tunnels and its IP version put around the payload, but for what is sent again', () => {
    for (const datapath of datapaths) {
      for (const ip of [4, 6] as const) {
        for (const kind of ['tcp-stream', 'udp-stream'] as const) {
          const input = inputOf(core, datapath, { kind, cluster: { ip } });
          if (input === null) continue;
          const { goodputBitPerS, wireBitPerS, datagrams } = predictAnalytic(input);
          const { lost, receivedPerS, sentPerS } = datagrams ?? {};
          const carried =
            datagrams === null
              ? 1
              : (1 - (lost?.qdisc ?? 0)) * ((sentPerS ?? 1) / (receivedPerS ?? 1));
          const around = datapath.encapsulation.reduce(
            (sum, each) => sum + (ip === 4 ? each.headerBytesV4 : each.headerBytesV6),
            0,
          );
          const { mtu } = input.scenario;
          const payload = mtu - ipHeader[ip] - transport[kind];
          expect(
            wireBitPerS / goodputBitPerS / carried,
            `${kind} IPv${ip} ${datapath.id}`,
          ).toBeCloseTo((ethernet + around + mtu) / payload, 3);
        }
      }
    }
  });
});
