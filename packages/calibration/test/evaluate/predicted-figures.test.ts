import { type Context, findDatapath, type StageId, type StageShare } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { isUserMode } from '../../src/evaluate/is-user-mode.ts';
import { predictedFigures } from '../../src/evaluate/predicted-figures.ts';
import { examplePrediction, exampleScenario } from '../example-prediction.ts';

const share = (
  stage: StageId,
  context: Context,
  cores: number,
  direction: StageShare['direction'] = 'egress',
): StageShare => ({
  end: 'client',
  direction,
  stage,
  context,
  nsPerOperation: 0,
  cores,
  onPath: true,
});
const scenario = {
  ...exampleScenario,
  workload: { ...exampleScenario.workload, kind: 'tcp-stream' },
} as const;
/** At a byte per ns, a core is a ns per byte. */
const figuresOf = (datapath: string, stages: readonly StageShare[]) => {
  const found = findDatapath(datapath);
  if (found === undefined) throw new Error(datapath);
  const rate = { value: 8e9, low: 8e9, high: 8e9, unit: 'bit/s' } as const;
  return predictedFigures(
    examplePrediction({ scenario, rate, goodputBitPerS: 8e9 }, stages),
    found,
  );
};

describe('user mode', () => {
  it('is what programs run themselves, not what they call or load into the kernel', () => {
    const own: readonly StageId[] = ['sendOmni', 'envoyTcp', 'vppGraph', 'sleeveForward'];
    const others: readonly StageId[] = [
      'tcpSendmsg',
      'tunGetUser',
      'kmeshConnect',
      'calicoFromWorkload',
    ];
    expect(own.map(isUserMode)).toEqual(own.map(() => true));
    expect(others.map(isUserMode)).toEqual(others.map(() => false));
  });
});

describe('CPU as a study accounts it', () => {
  it('is the whole node, or its process context without softirq and user mode', () => {
    const figures = figuresOf('host', [
      share('tcpSendmsg', 'process', 0.5),
      share('sendOmni', 'process', 0.1),
      share('napiPoll', 'softirq', 0.3, 'ingress'),
    ]);
    expect(figures['cpu-client']).toBeCloseTo(0.9);
    expect(figures['system-client']).toBeCloseTo(0.5);
  });

  const sent = [share('tcpSendmsg', 'process', 0.4), share('vethXmit', 'softirq', 0.1)];
  const received = share('napiPoll', 'softirq', 0.3, 'ingress');

  it('of a program has user mode, and softirq that its own calls run, where it was seen to send', () => {
    const byProcess = [...sent, share('tcpWriteXmit', 'process', 0.1), received];
    expect(figuresOf('calico-iptables', byProcess)['process-client']).toBeCloseTo(0.6);
  });

  it('has the share of sending that a process does while it has the socket: as busy as it is', () => {
    const inClosedForm = [
      share('tcpSendmsg', 'process', 0.4),
      share('tcpWriteXmit', 'softirq', 0.1),
      share('ndoStartXmit', 'softirq', 0.1),
      received,
    ];
    const figures = figuresOf('calico-ebpf', inClosedForm);
    // Half busy: 0.4 cores, and half of 0.2.
    expect(figures['process-client']).toBeCloseTo(0.5);
    // What is behind the first softirq is not in system time.
    expect(figures['system-client']).toBeCloseTo(0.45);
  });

  it('has all of sending where the line limits and nothing below TCP stops it', () => {
    const found = findDatapath('calico-iptables');
    if (found === undefined) throw new Error('calico-iptables');
    const rate = { value: 8e9, low: 8e9, high: 8e9, unit: 'bit/s' } as const;
    const stages = [...sent, share('tcpWriteXmit', 'softirq', 0.1), received];
    const prediction = examplePrediction({ scenario, rate, goodputBitPerS: 8e9 }, stages);
    const full = { ...prediction.bottleneck, resource: 'line rate' } as const;
    const figures = predictedFigures({ ...prediction, bottleneck: full }, found);
    expect(figures['process-client']).toBeCloseTo(0.6);
  });

  it('of a program leaves out what workers do that work was handed to', () => {
    const stages = [
      share('tcpSendmsg', 'process', 0.5),
      share('wgPacketEncryptWorker', 'process', 0.4),
    ];
    const figures = figuresOf('cilium-wireguard', stages);
    expect(figures['process-client']).toBeCloseTo(0.5);
    expect(figures['system-client']).toBeCloseTo(0.9);
  });

  it('of a sender of datagrams is per byte sent', () => {
    const found = findDatapath('host');
    if (found === undefined) throw new Error('host');
    const datagrams = {
      sentPerS: 4000,
      receivedPerS: 1000,
      lost: { qdisc: 0.75, ring: 0, receiveBuffer: 0 },
    };
    const rate = { value: 8e9, low: 8e9, high: 8e9, unit: 'bit/s' } as const;
    const prediction = examplePrediction({ scenario, rate, goodputBitPerS: 8e9, datagrams }, [
      share('udpSendmsg', 'process', 1),
    ]);
    const figures = predictedFigures(prediction, found);
    expect(figures.sent).toBe(4000);
    expect(figures['system-client']).toBeCloseTo(0.25);
    expect(figures['cpu-client']).toBeCloseTo(0.25);
  });
});
