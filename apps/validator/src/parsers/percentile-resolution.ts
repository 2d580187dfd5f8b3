/**
 * Width of the bucket that netperf counted a latency in [µs]: a tenth of its decade, at least 1.
 * A percentile is no better known than this.
 *
 * @source https://github.com/HewlettPackard/netperf, src/hist.h
 */
export const percentileResolutionUs = (latencyUs: number): number =>
  latencyUs < 100 ? 1 : 10 ** (Math.floor(Math.log10(latencyUs)) - 1);
