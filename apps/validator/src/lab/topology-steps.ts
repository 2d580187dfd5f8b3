import type { LabSite } from './lab-site.ts';
import type { Step } from './step.ts';
import { ebpfSteps } from './steps/ebpf-steps.ts';
import { iptablesSteps, tablesStep } from './steps/iptables-steps.ts';
import { nftablesSteps } from './steps/nftables-steps.ts';
import { podSteps } from './steps/pod-steps.ts';
import { routeSteps } from './steps/route-steps.ts';
import { settingSteps } from './steps/setting-steps.ts';

/** What makes a topology on one node, in order. Touches nothing. */
export function topologySteps(site: LabSite): readonly Step[] {
  const rules = iptablesSteps(site);
  return [
    ...settingSteps(site),
    ...podSteps(site),
    ...routeSteps(site),
    ...(rules.length > 0 ? [tablesStep(site)] : []),
    ...rules,
    ...nftablesSteps(site),
    ...ebpfSteps(site),
  ];
}
