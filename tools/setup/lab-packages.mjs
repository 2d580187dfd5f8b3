/** @typedef {import('./system-packages.mjs').SystemPackage} SystemPackage */

/** @type {(debianPackage: string, binary: string, component?: SystemPackage['component']) => SystemPackage} */
const forLab = (debianPackage, binary, component = 'main') => ({
  name: debianPackage,
  binary,
  debianPackage,
  component,
  neededFor: 'tests of the validator in a lab of namespaces',
  project: 'apps/validator',
});

/**
 * What two hosts of namespaces are made of, and what is measured on them. For headers and plugins,
 * which are no programs to call, a file stands in.
 *
 * @type {readonly SystemPackage[]}
 */
export const labPackages = [
  forLab('netperf', 'netperf', 'non-free'),
  forLab('iperf3', 'iperf3'),
  forLab('openssh-server', 'sshd'),
  forLab('openssh-client', 'ssh-keygen'),
  forLab('iproute2', 'ip'),
  forLab('iputils-ping', 'ping'),
  forLab('iptables', 'iptables'),
  forLab('nftables', 'nft'),
  forLab('procps', 'ps'),
  forLab('sysstat', 'mpstat'),
  forLab('ethtool', 'ethtool'),
  forLab('clang', 'clang'),
  forLab('llvm', 'llvm-strip'),
  forLab('libbpf-dev', '/usr/include/bpf/bpf_helpers.h'),
  forLab('bpftool', 'bpftool'),
  forLab('wireguard-tools', 'wg'),
  forLab('wireguard-go', 'wireguard-go'),
  forLab('containernetworking-plugins', '/usr/lib/cni/ptp'),
];
