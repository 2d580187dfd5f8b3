import type { Prediction } from '@hopwise/datapath';

/** CPU time per operation or byte of one busy core [ns, ns/byte]. */
export const costPerCore = ({ rate }: Prediction): number =>
  1e9 / (rate.unit === 'bit/s' ? rate.value / 8 : rate.value);
