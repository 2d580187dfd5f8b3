import {
  clusterOf,
  type Datapath,
  findModifier,
  type Hardware,
  kernelRefusals,
  type Scenario,
  settingRefusals,
} from '@hopwise/datapath';
import { checkDatapath } from '@hopwise/simulator';

/** One sentence for each thing of a load that a datapath cannot do on its machine. */
export function loadRefusals(
  datapath: Datapath,
  scenario: Scenario,
  hardware: Hardware,
): readonly string[] {
  const kernel = scenario.kernel ?? hardware.kernel;
  const modifiers = scenario.modifiers.flatMap((id) => findModifier(id) ?? []);
  const tooOld = kernelRefusals(datapath, modifiers, kernel);
  return [
    ...tooOld.map(
      ({ id, kernelMin }) =>
        `${id} needs Linux ${kernelMin} or newer, and ${scenario.kernel === undefined ? `${hardware.id} runs` : 'the kernel is'} ${kernel}; --kernel ${kernelMin} predicts it with that`,
    ),
    ...settingRefusals(modifiers, clusterOf(scenario), hardware),
    ...checkDatapath(datapath, scenario, hardware),
  ];
}
