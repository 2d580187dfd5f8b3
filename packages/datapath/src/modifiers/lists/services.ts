import type { Modifier } from '../../modifier.ts';
import { ebpfSocketLb } from '../ebpf-socket-lb.ts';
import { ebpfTcLb } from '../ebpf-tc-lb.ts';
import { kubeProxyIptables } from '../kube-proxy-iptables.ts';
import { kubeProxyIpvs } from '../kube-proxy-ipvs.ts';
import { kubeProxyNftables } from '../kube-proxy-nftables.ts';
import { ovsLb } from '../ovs-lb.ts';
import { xdpLb } from '../xdp-lb.ts';

/** What translates the addresses of Services. */
export const serviceModifiers: readonly Modifier[] = [
  kubeProxyIptables,
  kubeProxyIpvs,
  kubeProxyNftables,
  ebpfSocketLb,
  ebpfTcLb,
  xdpLb,
  ovsLb,
];
