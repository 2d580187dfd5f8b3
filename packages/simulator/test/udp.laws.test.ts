import { datapaths } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, type PredictionInput, predictEvents } from '../src/index.ts';
import { ownsSocket } from '../src/owns-socket.ts';
import { datapathOf } from './testing.ts';
import { metronome, udpInput, withBuffers } from './udp.ts';

const simple = datapaths.filter((datapath) => datapath.proxies === undefined);
const anyDatapath = fc.constantFrom(...simple);
const retained = fc.constantFrom(...simple.filter(ownsSocket));
const streams = fc.integer({ min: 1, max: 40 });
const mtus = fc.constantFrom(1500, 9000);

/** Enough to see queues overflow; an interval of the rate is not asked for. */
const short = { maxEvents: 30_000 };

const outcome = (input: PredictionInput, solve: typeof predictAnalytic) => {
  const { datagrams, ...prediction } = solve(input);
  if (datagrams === null) throw new Error('a UDP stream has datagrams');
  return { ...prediction, datagrams };
};

const byEvents: typeof predictAnalytic = (input) => predictEvents(input, short);

describe.each([
  ['closed form', predictAnalytic, 60, 1e-9, 1e-6],
  // Some of what was sent before counting began is received after it; rings that fill while counting
  // hold what is neither received nor lost.
  ['events', byEvents, 12, 0.1, 0.35],
] as const)('UDP streams, by %s', (_, solve, numRuns, rounding, waiting) => {
  const holds = (law: (input: PredictionInput) => void) =>
    fc.assert(
      fc.property(anyDatapath, streams, mtus, (datapath, processes, mtu) =>
        law(udpInput(datapath, processes, { mtu })),
      ),
      { numRuns },
    );

  it('never receive more than was sent, nor more than the line carries', () => {
    holds((input) => {
      const { datagrams, goodputBitPerS, wireBitPerS } = outcome(input, solve);
      expect(datagrams.receivedPerS).toBeLessThanOrEqual(datagrams.sentPerS * (1 + rounding));
      expect(goodputBitPerS).toBeLessThan(input.hardware.nic.rateBitPerS);
      expect(wireBitPerS).toBeLessThanOrEqual(input.hardware.nic.rateBitPerS * (1 + rounding));
    });
  });

  it('are received, or lost in one of three places', () => {
    holds((input) => {
      const { sentPerS, receivedPerS, lost } = outcome(input, solve).datagrams;
      const { qdisc, ring, receiveBuffer } = lost;
      for (const share of [qdisc, ring, receiveBuffer]) expect(share).toBeGreaterThanOrEqual(0);
      const accounted = receivedPerS / sentPerS + qdisc + ring + receiveBuffer;
      expect(Math.abs(accounted - 1)).toBeLessThan(waiting);
    });
  });

  it('that their sockets hold back are not lost before they leave the machine', () => {
    fc.assert(
      fc.property(retained, streams, (datapath, processes) => {
        const { lost } = outcome(udpInput(datapath, processes), solve).datagrams;
        expect(lost.qdisc).toBe(0);
      }),
      { numRuns },
    );
  });

  it('at a pace that every stage can keep arrive complete', () => {
    fc.assert(
      fc.property(anyDatapath, fc.integer({ min: 1, max: 8 }), (datapath, processes) => {
        const ratePerS = 10_000 * processes;
        const { datagrams } = outcome(udpInput(datapath, processes, { ratePerS }), solve);
        expect(Math.abs(datagrams.receivedPerS / ratePerS - 1)).toBeLessThan(0.02);
        const { qdisc, ring, receiveBuffer } = datagrams.lost;
        expect(qdisc + ring + receiveBuffer).toBeLessThan(1e-3);
      }),
      { numRuns },
    );
  });
});

describe('UDP streams in closed form', () => {
  it('do not send less from a larger buffer', () => {
    fc.assert(
      fc.property(
        anyDatapath,
        streams,
        fc.integer({ min: 20_000, max: 400_000 }),
        fc.integer({ min: 1, max: 400_000 }),
        (datapath, processes, bytes, more) => {
          const sent = (buffer: number): number =>
            outcome(
              udpInput(datapath, processes, { hardware: withBuffers(metronome, buffer) }),
              predictAnalytic,
            ).datagrams.sentPerS;
          expect(sent(bytes + more)).toBeGreaterThanOrEqual(sent(bytes) * (1 - 1e-6));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lie within their interval, which is a point for one stream', () => {
    for (const datapath of simple) {
      for (const processes of [1, 8]) {
        const { rate } = predictAnalytic(udpInput(datapath, processes));
        expect(rate.low).toBeLessThanOrEqual(rate.value);
        expect(rate.high).toBeGreaterThanOrEqual(rate.value);
        if (processes === 1) expect(rate.high).toBe(rate.low);
      }
    }
  });

  it('are copied whole where a tunnel finds no headroom, and that is all it costs', () => {
    const tunnel = datapathOf('flannel-vxlan');
    const roomy = {
      ...tunnel,
      egress: tunnel.egress.map((visit) => ({
        ...visit,
        stages: visit.stages.filter((id) => id !== 'pskbExpandHead'),
      })),
    };
    const perDatagram = (datapath: typeof tunnel): number => {
      const { datagrams, cpu } = outcome(udpInput(datapath, 1), predictAnalytic);
      return (cpu.client.total / datagrams.sentPerS) * 1e9;
    };
    const payload = 9000 - 28;
    const copyNs = 150 + 0.03 * payload;
    // A slower sender has a larger share in each completion interrupt: some nanoseconds.
    expect(Math.abs(perDatagram(tunnel) - perDatagram(roomy) - copyNs)).toBeLessThan(3);
  });
});

describe('streams whose datagrams keep their socket', () => {
  /** A machine on which nothing else limits: the driver takes 5 us for each datagram. */
  const slowDriver = (input: PredictionInput): PredictionInput => ({
    ...input,
    costs: {
      ...input.costs,
      costs: input.costs.costs.map((cost) =>
        cost.subject === 'ndoStartXmit' && cost.parameter === 'perSkb'
          ? { ...cost, value: 5000 }
          : cost,
      ),
    },
  });

  it.each([
    ['closed form', predictAnalytic],
    ['events', byEvents],
  ] as const)('share one transmit queue, by %s; orphans have one for each CPU', (_, solve) => {
    const sent = (id: string, processes: number): number =>
      outcome(slowDriver(udpInput(datapathOf(id), processes)), solve).datagrams.sentPerS;
    expect(sent('host', 8)).toBeLessThan(200_000);
    expect(sent('host', 8)).toBeGreaterThan(150_000);
    expect(sent('calico-iptables', 8)).toBeGreaterThan(4 * sent('host', 8));
  });

  it('keep their cores busy with waiting for it', () => {
    const { cpu, stages } = outcome(slowDriver(udpInput(datapathOf('host'), 8)), predictAnalytic);
    expect(cpu.client.total).toBeGreaterThan(7.5);
    const driver = stages.filter(({ end, stage }) => end === 'client' && stage === 'ndoStartXmit');
    expect(driver.reduce((sum, { cores }) => sum + cores, 0)).toBeGreaterThan(6);
  });
});

describe("datagrams that a peer's queue refuses", () => {
  const encrypted = fc.constantFrom(
    ...simple.filter(({ egress }) =>
      egress.some(({ stages }) => stages.includes('wgPacketTxWorker')),
    ),
  );

  it.each([
    ['closed form', predictAnalytic, 0.01],
    ['events', byEvents, 0.1],
  ] as const)('are not encrypted before, by %s', (_, solve, tolerance) => {
    fc.assert(
      fc.property(encrypted, fc.integer({ min: 2, max: 16 }), (datapath, processes) => {
        /** Time of ciphers over that of what follows the peer's queue: the same for as many of each. */
        const perSent = (ratePerS?: number): number => {
          const input = udpInput(datapath, processes, ratePerS === undefined ? {} : { ratePerS });
          const { stages } = outcome(input, solve);
          const coresOf = (id: string): number =>
            stages
              .filter(({ end, stage }) => end === 'client' && stage === id)
              .reduce((sum, { cores }) => sum + cores, 0);
          return coresOf('chachaEncrypt') / coresOf('udpTunnelXmitSkb');
        };
        const nothingRefused = perSent(10_000 * processes);
        expect(Math.abs(perSent() / nothingRefused - 1)).toBeLessThan(tolerance);
      }),
      { numRuns: 12 },
    );
  });
});

describe('buffers of datagrams', () => {
  const copied = (id: string, processes: number): number => {
    const input = udpInput(datapathOf(id), processes, { ratePerS: 1000 * processes });
    return predictAnalytic(input)
      .stages.filter(({ end, stage }) => end === 'client' && stage === 'udpSendmsg')
      .reduce((sum, { nsPerOperation }) => sum + nsPerOperation, 0);
  };

  it('are cold when several streams send, unless they are freed at once where they are made', () => {
    const clock = copied('flannel-vxlan', 8) / copied('flannel-vxlan', 1);
    expect(clock).toBeLessThan(1.05);
    expect(copied('calico-iptables', 8) / copied('calico-iptables', 1)).toBeGreaterThan(
      1.15 * clock,
    );
  });
});
