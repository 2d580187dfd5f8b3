import type { Hardware } from '@hopwise/datapath';
import type { Platform } from './platform.ts';

/** Ethernet 14 and FCS 4. */
const frameBytes = 18;
/** Preamble 8 and gap 12, which no memory holds. */
const gapBytes = 20;

/** Receive buffers of one frame: how many, and what each holds [byte]. */
interface FrameBuffers {
  readonly count: number;
  readonly bytes: number;
}

/**
 * Receive buffers that a frame fills: as large as the longest frame of the machine needs.
 *
 * @param wireBytes - Of the frame, with preamble and gap.
 */
export function frameBuffers(
  { nic, mtus }: Pick<Hardware, 'nic' | 'mtus'>,
  wireBytes: number,
): FrameBuffers {
  const bytes = (Math.max(...mtus) + frameBytes) / nic.descriptorsPerFrame;
  return { count: Math.max(1, Math.ceil((wireBytes - gapBytes) / bytes)), bytes };
}

/** Full frames of a transfer that one receive ring holds. */
export function ringFrames(
  hardware: Pick<Hardware, 'nic' | 'mtus'>,
  { mss, headerBytes }: Pick<Platform, 'mss' | 'headerBytes'>,
): number {
  const { count } = frameBuffers(hardware, mss + headerBytes);
  return Math.max(1, Math.floor(hardware.nic.ringEntries / count));
}
