import {
  clusterOf,
  type Datapath,
  findModifier,
  type Hardware,
  kernelRefusals,
  type Scenario,
  settingRefusals,
} from '@hopwise/datapath';

/** One sentence for each thing of a load that a datapath cannot do on its machine. */
export function loadRefusals(
  datapath: Datapath,
  scenario: Scenario,
  hardware: Hardware,
): readonly string[] {
  const cluster = clusterOf(scenario);
  const kernel = scenario.kernel ?? hardware.kernel;
  const modifiers = scenario.modifiers.flatMap((id) => findModifier(id) ?? []);
  const tooOld = kernelRefusals(datapath, modifiers, kernel);
  return [
    ...tooOld.map(
      ({ id, kernelMin }) =>
        `${id} needs Linux ${kernelMin} or newer, and ${scenario.kernel === undefined ? `${hardware.id} runs` : 'the kernel is'} ${kernel}; --kernel ${kernelMin} predicts it with that`,
    ),
    ...settingRefusals(modifiers, cluster, hardware),
    ...(cluster.placement === 'same-node' && datapath.sameNode === undefined
      ? [`--placement same-node: what ${datapath.id} does between two pods of a node is not known`]
      : []),
    ...(cluster.ip === 6 && datapath.noIpv6 !== undefined
      ? [`--ip 6 cannot apply to ${datapath.id}: ${datapath.noIpv6}`]
      : []),
  ];
}
