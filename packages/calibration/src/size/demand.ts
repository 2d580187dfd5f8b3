/** What machines have to carry. */
export interface Demand {
  /** Of all machines together: goodput of streams [bit/s], operations otherwise [1/s]. */
  readonly perS: number;
  /** How much of what a machine can do it is to do, 0 to 1: the rest is for peaks and failures. */
  readonly shareUsed: number;
}
