import type { End } from '@hopwise/datapath';

/** What a bulk transfer is run with, besides its costs and its platform. */
export interface StreamOptions {
  readonly flows: number;
  readonly clock: number;
  readonly seed: number;
  /** Bytes of one send call. */
  readonly sendBytes: number;
  /** How much longer a byte is copied while the memory is busy; a mean-field value. */
  readonly copying: Readonly<Record<End, number>>;
  /** What one socket may have queued below TCP [byte]; Infinity when skbs lose their socket. */
  readonly queuedBelowMax: number;
}
