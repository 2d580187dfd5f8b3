import type { Datapath, Entry, Hardware, Workload } from '@hopwise/datapath';
import type { PredictionInput } from '../src/index.ts';
import { inputOf, machine, scattered } from './testing.ts';

/** Longer than any MTU: each datagram fills it. */
const filled = 65_507;

/** The core study's machine without scatter, with the same interrupt interval at every rate. */
export const metronome: Hardware = {
  ...scattered(machine, 0),
  nic: { ...machine.nic, coalesceLatencyNs: machine.nic.coalesceBulkNs },
};

/** UDP streams of datagrams that fill the MTU. */
export const udpInput = (
  datapath: Datapath,
  processes: number,
  {
    ratePerS,
    ...rest
  }: {
    readonly ratePerS?: number;
    readonly hardware?: Hardware;
    readonly mtu?: number;
    readonly seed?: number;
  } = {},
): PredictionInput => {
  const workload: Workload = {
    kind: 'udp-stream',
    processes,
    requestBytes: filled,
    responseBytes: 1,
    ...(ratePerS === undefined ? {} : { ratePerS }),
  };
  return inputOf(datapath, workload, { hardware: metronome, mtu: 9000, ...rest });
};

/** The machine with another send and receive buffer of UDP sockets [byte]. */
export const withBuffers = (hardware: Hardware, udpBufferBytes: number): Hardware => ({
  ...hardware,
  sysctls: { ...hardware.sysctls, udpBufferBytes },
});

/** The datapath with its second visit of both directions handed over. */
export const handedOver = (datapath: Datapath, entry: Entry): Datapath => ({
  ...datapath,
  id: `${datapath.id} by ${entry}`,
  egress: datapath.egress.map((visit, index) => (index === 1 ? { ...visit, entry } : visit)),
  ingress: datapath.ingress.map((visit, index) => (index === 1 ? { ...visit, entry } : visit)),
});
