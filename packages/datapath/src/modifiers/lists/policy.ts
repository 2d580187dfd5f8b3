import type { Modifier } from '../../modifier.ts';
import { firewallRules } from '../firewall-rules.ts';
import { forwardRules } from '../forward-rules.ts';
import { hubble } from '../hubble.ts';
import { policyEbpf } from '../policy-ebpf.ts';
import { policyIpset } from '../policy-ipset.ts';
import { policyIptables } from '../policy-iptables.ts';

/** What enforces network policy, and what observes it. */
export const policyModifiers: readonly Modifier[] = [
  policyIptables,
  policyIpset,
  policyEbpf,
  firewallRules,
  forwardRules,
  hubble,
];
