import type { Hardware } from '@hopwise/datapath';

/** Changes of a machine's profile: what stands here replaces what stands there. */
export type HardwareChanges = {
  readonly [Part in 'cpu' | 'memory' | 'nic' | 'sysctls']?: Partial<Hardware[Part]>;
};

/** The profile with the changes in it. */
export const withChanges = (hardware: Hardware, changes: HardwareChanges): Hardware => ({
  ...hardware,
  cpu: { ...hardware.cpu, ...changes.cpu },
  memory: { ...hardware.memory, ...changes.memory },
  nic: { ...hardware.nic, ...changes.nic },
  sysctls: { ...hardware.sysctls, ...changes.sysctls },
});
