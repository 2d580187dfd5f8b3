import type { Hardware } from '@hopwise/datapath';

/** The core study's machine with one thing changed. */
export const withNic =
  (nic: Partial<Hardware['nic']>) =>
  (hardware: Hardware): Hardware => ({ ...hardware, nic: { ...hardware.nic, ...nic } });

export const withBulkNs =
  (value: number) =>
  (hardware: Hardware): Hardware => ({
    ...hardware,
    nic: { ...hardware.nic, coalesceBulkNs: { ...hardware.nic.coalesceBulkNs, value } },
  });

export const withSiblings =
  (value: number) =>
  (hardware: Hardware): Hardware => ({
    ...hardware,
    cpu: { ...hardware.cpu, smtSlowdown: { ...hardware.cpu.smtSlowdown, value } },
  });

export const withBandwidth =
  (value: number) =>
  ({ memory, ...rest }: Hardware): Hardware => ({
    ...rest,
    memory: { ...memory, bandwidthBytesPerS: { ...memory.bandwidthBytesPerS, value } },
  });

export const withNodes =
  (numaNodes: number, value: number) =>
  ({ memory, ...rest }: Hardware): Hardware => ({
    ...rest,
    memory: { ...memory, numaNodes, remoteSlowdown: { ...memory.remoteSlowdown, value } },
  });

/** Idle states like those of server processors, of which the second is soon worth it [ns]. */
export const withDeepIdle = (hardware: Hardware): Hardware => ({
  ...hardware,
  cpu: {
    ...hardware.cpu,
    idleStates: [
      { name: 'C1', exitNs: 2000, residencyNs: 0 },
      { name: 'C1E', exitNs: 10_000, residencyNs: 10_000 },
      { name: 'C6', exitNs: 133_000, residencyNs: 600_000 },
    ],
  },
});
