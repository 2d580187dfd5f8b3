import { readFileSync } from 'node:fs';
import type { Datapath, Hardware, Workload } from '@hopwise/datapath';
import { parseCosts, parseHardware } from '@hopwise/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatapath, predictAnalytic, predictEvents, stagesMet } from '../src/index.ts';
import { datapathOf, inputOf, scattered } from './testing.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8');

/** A laboratory of namespaces, both ends on one CPU. */
const lab: Hardware = scattered(
  parseHardware(read('hardware/lab-netns-core.yaml'), 'lab-netns-core.yaml'),
  0,
);
const costs = parseCosts(read('priors/lab-netns-core.csv'), 'lab-netns-core.csv');

const topologies: readonly Datapath[] = [
  datapathOf('host', ['no-rules']),
  datapathOf('veth-bridge'),
  datapathOf('macvlan-bridge'),
  datapathOf('veth-ebpf'),
  datapathOf('veth-routed'),
  datapathOf('veth-routed', ['bridge-gateway', 'vxlan', 'conntrack', 'forward-rules']),
  datapathOf('veth-routed', ['vxlan', 'conntrack-exempt']),
  datapathOf('calico-ipip'),
];
const anyTopology = fc.constantFrom(...topologies);

const load = (
  kind: Workload['kind'],
  requestBytes = 1,
  responseBytes = requestBytes,
): Workload => ({ kind, processes: 1, requestBytes, responseBytes });

const loads = fc.constantFrom(
  load('tcp-rr'),
  load('tcp-rr', 4096),
  load('tcp-rr', 100, 32_768),
  load('tcp-crr'),
  load('udp-rr'),
  load('tcp-stream', 16_384),
);

const onLab = (datapath: Datapath, workload: Workload) =>
  inputOf(datapath, workload, { hardware: lab, costs });

const property = (check: (datapath: Datapath, workload: Workload) => void): void =>
  fc.assert(fc.property(anyTopology, loads, check), { numRuns: 40 });

describe('both ends on one CPU', () => {
  it('are one CPU that is never idle, whichever solver', () => {
    property((datapath, workload) => {
      for (const solve of [predictAnalytic, predictEvents]) {
        const { cpu } = solve(onLab(datapath, workload));
        expect(cpu.client.total + cpu.server.total).toBeCloseTo(1, 2);
      }
    });
  });

  it('take the sum of their work for an operation: by events as by operational laws', () => {
    property((datapath, workload) => {
      const input = onLab(datapath, workload);
      expect(predictEvents(input).rate.value / predictAnalytic(input).rate.value).toBeCloseTo(1, 2);
    });
  });

  it('cross no device, whatever it would cost', () => {
    property((datapath, workload) => {
      const { nic } = lab;
      const slow: Hardware = {
        ...lab,
        nic: {
          ...nic,
          rateBitPerS: 1e6,
          deviceLatencyNs: { ...nic.deviceLatencyNs, value: 1e6, high: 1e6 },
        },
      };
      const input = onLab(datapath, workload);
      const { rate } = predictAnalytic({ ...input, hardware: slow });
      expect(rate.value).toBe(predictAnalytic(input).rate.value);
      const drivers = ['handleIrqEvent', 'napiPoll', 'ndoStartXmit', 'napiComplete', 'doIdle'];
      for (const id of stagesMet(input)) expect(drivers).not.toContain(id);
    });
  });

  it('pay a longer path once for every skb, ACKs of long messages included', () => {
    const nsOf = (id: string, workload: Workload): number =>
      1e9 / predictAnalytic(onLab(datapathOf(id), workload)).rate.value;
    const more = (workload: Workload): number =>
      nsOf('veth-bridge', workload) - nsOf('veth-ebpf', workload);
    const perSkb = more(load('tcp-rr')) / 2;
    expect(more(load('udp-rr')) / perSkb).toBeCloseTo(2, 6);
    expect(more(load('tcp-rr', 4096)) / perSkb).toBeCloseTo(4, 6);
    expect(more(load('tcp-rr', 100, 32_768)) / perSkb).toBeCloseTo(3, 6);
    expect(more(load('tcp-crr')) / perSkb).toBeCloseTo(10, 6);
  });

  it('carry a stream in skbs of one write each, and acknowledge some writes together', () => {
    const write = 16_384;
    const nsPerByte = (id: string): number =>
      8e9 / predictAnalytic(onLab(datapathOf(id), load('tcp-stream', write))).rate.value;
    const rr = (id: string): number =>
      1e9 / predictAnalytic(onLab(datapathOf(id), load('tcp-rr'))).rate.value;
    const perSkb = (rr('veth-bridge') - rr('veth-ebpf')) / 2;
    const perWrite = (nsPerByte('veth-bridge') - nsPerByte('veth-ebpf')) * write;
    const acksPerWrite = 1 / (lab.oneCpu?.writesPerTurn.value ?? 0);
    expect(perWrite / perSkb).toBeCloseTo(1 + acksPerWrite, 6);
  });

  it('are refused loads that another core would have to serve', () => {
    const refusals = (id: string, kind: Workload['kind']) =>
      checkDatapath(datapathOf(id), { workload: load(kind, 1000) }, lab);
    expect(refusals('veth-routed', 'tcp-stream')).toEqual([]);
    for (const kind of ['udp-stream', 'tcp-maerts', 'file-transfer'] as const) {
      expect(refusals('veth-routed', kind).join()).toContain('share one CPU');
    }
    expect(refusals('calico-vpp', 'tcp-rr').join()).toContain('keeps a core busy');
  });
});
