import { block, type Checks, ofEach, record, warn } from '../subject.ts';

/** More than this of the CPU in other hands shows in a result [%]. */
const limitPct = 3;
const pressureLimitPct = 10;

/** Who watches packets, and by how much that slows them. */
const observers = /^(?:tcpdump|tshark|dumpcap|perf|bpftrace|hubble-relay|pwru|retis)$/;
/** Agents of container networks: they say which datapath a node has. */
const agents =
  /^(?:cilium-agent|calico-node|felix|antrea-agent|flanneld|kube-proxy|kube-router|ovs-vswitchd|ovnkube|ztunnel|envoy)$/;
const remedies: Readonly<Record<string, string>> = {
  'cilium-agent':
    'cilium status --verbose: Routing, Device Mode, "Host Routing: BPF" (not Legacy), BIG TCP, KubeProxyReplacement',
  'calico-node':
    'calicoctl get felixconfiguration default -o yaml: bpfEnabled, ipipMode, vxlanMode',
  felix: 'calicoctl get felixconfiguration default -o yaml: bpfEnabled, ipipMode, vxlanMode',
  'antrea-agent': 'antctl get featuregates; trafficEncapMode in antrea-config',
};

/** Other work on the nodes, and what else looks at packets. */
export const loadChecks: Checks = ofEach(({ load, programs, firewall, cgroup }) => {
  const watching = programs.filter((name) => observers.test(name));
  const { iptablesRules, nftablesRules, services } = firewall;
  const isQuota = cgroup.cpuMax !== null && !cgroup.cpuMax.startsWith('max');
  return [
    load.busyPct !== null && load.busyPct > limitPct
      ? block(
          'background-load',
          `the CPUs are ${load.busyPct.toFixed(1)} % busy with other work`,
          'stop it; `top` says what it is',
        )
      : null,
    load.stealPct !== null && load.stealPct > limitPct
      ? block(
          'steal',
          `the hypervisor takes ${load.stealPct.toFixed(1)} %`,
          'use a machine of its own',
        )
      : null,
    load.pressurePct !== null && load.pressurePct > pressureLimitPct
      ? warn('pressure', `tasks waited ${load.pressurePct} % of ten seconds`, 'stop other work')
      : null,
    watching.length > 0 ? warn('observers', watching.join(', '), 'stop them for the run') : null,
    record(
      'firewall',
      `iptables rules ${iptablesRules ?? 'not known'}, nftables rules ${nftablesRules ?? 'not known'}, Services ${services ?? 'not known'}`,
    ),
    ...programs
      .filter((name) => agents.test(name))
      .map((name) =>
        remedies[name] === undefined
          ? record('datapath', `${name} runs`)
          : warn(
              'datapath',
              `${name} runs; the node does not say which datapath it uses`,
              remedies[name],
            ),
      ),
    isQuota
      ? block('cpu-quota', `cpu.max is ${cgroup.cpuMax}`, 'take the CPU limit off for the run')
      : null,
    (cgroup.throttledUs ?? 0) > 0
      ? warn(
          'cpu-throttled',
          `${cgroup.throttledUs} us were lost to a quota`,
          'take the CPU limit off',
        )
      : null,
  ];
});
