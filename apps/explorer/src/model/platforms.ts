import { type ExplorerData, type OwnCosts, transferCosts } from '@hopwise/calibration';
import type { Hardware } from '@hopwise/datapath';
import type { Platform } from './explorer-model.ts';

/** Every machine that has costs: its own, or those of the machine that its profile scales. */
export const platformsOf = ({ hardware, costs }: ExplorerData): readonly Platform[] =>
  hardware.flatMap((machine) => {
    const own = costs.find((each) => each.hardware === machine.id);
    if (own !== undefined) return [ownPlatform(machine, own)];
    const reference = costs.find((each) => each.hardware === machine.costScale?.reference);
    return reference === undefined ? [] : [scaledPlatform(machine, reference)];
  });

const ownPlatform = (hardware: Hardware, { origin, posterior }: OwnCosts): Platform => ({
  hardware,
  costs: posterior.costs,
  origin,
  posterior,
});

/** Scaled when first asked for: most machines are only names in a list. */
function scaledPlatform(hardware: Hardware, { origin, posterior }: OwnCosts): Platform {
  let scaled: Platform['costs'] | undefined;
  return {
    hardware,
    get costs() {
      scaled ??=
        hardware.costScale === undefined
          ? posterior.costs
          : transferCosts(posterior.costs, hardware.costScale);
      return scaled;
    },
    origin: { ...origin, kind: 'transferred' },
    posterior,
  };
}
