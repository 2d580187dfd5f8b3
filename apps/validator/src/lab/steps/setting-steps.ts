import type { LabSite } from '../lab-site.ts';
import { type Step, script } from '../step.ts';

/** Settings of the node itself; what they were before lies in the topology's folder. */
export function settingSteps({ topology, names, here }: LabSite): readonly Step[] {
  const steps: Step[] = [];
  if (topology.mtu !== undefined) {
    steps.push(setting(names.folder, `/sys/class/net/${here.device}/mtu`, String(topology.mtu)));
  }
  if (topology.base === 'routed' || topology.base === 'routed-bridge') {
    steps.push(setting(names.folder, '/proc/sys/net/ipv4/ip_forward', '1'));
  }
  return steps;
}

function setting(folder: string, path: string, value: string): Step {
  const before = `${folder}/before-${path.split('/').at(-1)}`;
  return {
    what: `${value} in ${path}`,
    do: script('cat "$2" >"$1" && printf %s "$3" >"$2"', before, path, value),
    undo: script('[ ! -e "$1" ] || { cat "$1" >"$2" && rm "$1"; }', before, path),
  };
}
