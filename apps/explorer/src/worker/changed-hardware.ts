import type { Hardware } from '@hopwise/datapath';
import type { HardwareChanges } from './question.ts';

/** A machine as a question has it. */
export const changedHardware = (
  hardware: Hardware,
  { cpu, memory, nic, sysctls }: HardwareChanges,
): Hardware => ({
  ...hardware,
  cpu: { ...hardware.cpu, ...cpu },
  memory: { ...hardware.memory, ...memory },
  nic: { ...hardware.nic, ...nic },
  sysctls: { ...hardware.sysctls, ...sysctls },
});
