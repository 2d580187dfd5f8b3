import { changedRatios, withChanges } from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import { formatNumber } from '../format.ts';
import type { Load } from './load.ts';
import { changesOf } from './load-question.ts';

/** What costs were multiplied by because the reader changed the processor, and on what basis. */
export function machineBasis(load: Load, hardware: Hardware | undefined): string {
  if (hardware === undefined) return '';
  const ratios = changedRatios(hardware, withChanges(hardware, changesOf(load, hardware)));
  if (ratios === null) return '';
  const { instruction, copy, aesGcm } = ratios;
  const clock =
    instruction.value === 1
      ? []
      : [
          `instructions, ciphers, wake-ups and interrupts times ${formatNumber(instruction.value)} ` +
            `(${instruction.basis}: ${instruction.source})`,
          `copying times ${formatNumber(copy.value)}, between ${formatNumber(copy.low)} and ` +
            `${formatNumber(copy.high)} (${copy.basis}: ${copy.source})`,
        ];
  const cipher =
    aesGcm.value === 1
      ? []
      : [
          `bytes through AES-GCM times ${formatNumber(aesGcm.value)} (${aesGcm.basis}: ${aesGcm.source})`,
        ];
  return `Costs of ${hardware.id}, scaled: ${[...clock, ...cipher].join('; ')}.`;
}
