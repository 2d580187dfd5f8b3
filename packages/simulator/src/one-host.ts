import { clusterOf, type Hardware, type Scenario } from '@hopwise/datapath';
import type { Via } from './turn.ts';

interface Place {
  readonly scenario: Pick<Scenario, 'cluster'>;
  readonly hardware: Hardware;
}

/** Whether both ends of a load are programs of one machine, and so have its CPUs in common. */
export const isOneHost = ({ scenario, hardware }: Place): boolean =>
  hardware.oneCpu !== undefined || clusterOf(scenario).placement === 'same-node';

/** How skbs get from one end to the other. */
export function crossingOf({ scenario, hardware }: Place): Via {
  if (clusterOf(scenario).placement === 'same-node') return 'same-node';
  return hardware.oneCpu === undefined ? 'wire' : 'veth';
}
