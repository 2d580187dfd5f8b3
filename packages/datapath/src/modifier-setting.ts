import type { Hardware } from './hardware.ts';
import type { Modifier } from './modifier.ts';
import type { Cluster } from './workload.ts';

/** MTU of the endpoint with these modifiers: the last one that sets it decides [byte]. */
export const mtuWith = (mtu: number, modifiers: readonly Pick<Modifier, 'mtu'>[]): number =>
  modifiers.findLast((modifier) => modifier.mtu !== undefined)?.mtu ?? mtu;

/** One sentence for each modifier that means nothing to this traffic, or is too much for the NIC. */
export const settingRefusals = (
  modifiers: readonly Pick<Modifier, 'id' | 'ip' | 'mtu'>[],
  { ip }: Pick<Cluster, 'ip'>,
  { id: hardware, mtus }: Pick<Hardware, 'id' | 'mtus'>,
): readonly string[] =>
  modifiers.flatMap((modifier) => [
    ...(modifier.ip === undefined || modifier.ip === ip
      ? []
      : [`${modifier.id} is for IPv${modifier.ip}, and the traffic is IPv${ip}`]),
    ...(modifier.mtu === undefined || modifier.mtu <= Math.max(...mtus)
      ? []
      : [
          `${modifier.id} sets an MTU of ${modifier.mtu}, and ${hardware} takes ${Math.max(...mtus)} at most`,
        ]),
  ]);
