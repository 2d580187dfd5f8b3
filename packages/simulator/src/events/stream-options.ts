import type { End } from '@hopwise/datapath';
import type { TransferSource } from '../transfer-kinds.ts';
import type { OnCpuSlice } from './cpu-slice.ts';

/** What a bulk transfer is run with, besides its costs and its platform. */
export interface StreamOptions {
  /** Of each direction. */
  readonly flows: number;
  readonly source: TransferSource;
  readonly clock: number;
  readonly seed: number;
  readonly onSlice?: OnCpuSlice | undefined;
  /** Bytes of one send call. */
  readonly sendBytes: number;
  /** How much longer a byte is copied while the memory is busy; `client` is who sends. */
  readonly copying: Readonly<Record<End, number>>;
  /** What one socket may have queued below TCP [byte]; Infinity when skbs lose their socket. */
  readonly queuedBelowMax: number;
  /** Full frames that a receive ring holds. */
  readonly ringFrames: number;
  /** Congestion window of a new connection [byte]; Infinity where transfers have run for long. */
  readonly initialWindow: number;
  /** Payload of all flows whose arrival is timed [byte]; Infinity where nothing ends. */
  readonly fileBytes: number;
}
