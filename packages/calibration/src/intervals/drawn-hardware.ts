import type { Hardware, Sourced } from '@hopwise/datapath';
import { drawnValue } from './drawn-value.ts';
import type { Draws } from './stratified-draws.ts';

/** A machine with every number that has an interval drawn from it. */
export function drawnHardware(hardware: Hardware, draws: Draws, sample: number): Hardware {
  const { cpu, memory, nic, propagationNs, wakeLatencyNs } = hardware;
  const draw = (name: string, sourced: Sourced): Sourced => ({
    ...sourced,
    value: drawnValue(sourced, draws(`hardware ${name}`)[sample] ?? 0),
  });
  const clockSingleGhz = draw('clockSingleGhz', cpu.clockSingleGhz);
  const all = draw('clockAllGhz', cpu.clockAllGhz);
  return {
    ...hardware,
    cpu: {
      ...cpu,
      clockSingleGhz,
      // No processor is faster with every core busy than with one.
      clockAllGhz: { ...all, value: Math.min(all.value, clockSingleGhz.value) },
      smtSlowdown: draw('smtSlowdown', cpu.smtSlowdown),
      runTimeCv: draw('runTimeCv', cpu.runTimeCv),
    },
    memory: {
      ...memory,
      bandwidthBytesPerS: draw('bandwidthBytesPerS', memory.bandwidthBytesPerS),
      remoteSlowdown: draw('remoteSlowdown', memory.remoteSlowdown),
    },
    nic: {
      ...nic,
      txCompletionNs: draw('txCompletionNs', nic.txCompletionNs),
      coalesceBulkNs: draw('coalesceBulkNs', nic.coalesceBulkNs),
      coalesceLatencyNs: draw('coalesceLatencyNs', nic.coalesceLatencyNs),
      deviceLatencyNs: draw('deviceLatencyNs', nic.deviceLatencyNs),
    },
    propagationNs: draw('propagationNs', propagationNs),
    wakeLatencyNs: draw('wakeLatencyNs', wakeLatencyNs),
  };
}
