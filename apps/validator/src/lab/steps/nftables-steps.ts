import { addressesOf, type LabSite } from '../lab-site.ts';
import type { Step } from '../step.ts';
import { serviceAddress, strangerAddress } from './other-addresses.ts';

/** Rules of nftables, in a table of their own. */
export function nftablesSteps(site: LabSite): readonly Step[] {
  const { names, topology } = site;
  const parts = [
    ...(topology.rules?.by === 'nftables' ? [forwardChain(topology.rules.count)] : []),
    ...(topology.services?.by === 'nftables' ? [serviceMap(site, topology.services.count)] : []),
  ];
  if (parts.length === 0) return [];
  return [
    {
      what: `nftables table ${names.prefix}`,
      do: {
        argv: ['nft', '-f', '-'],
        input: `table ip ${names.prefix} {\n${parts.join('\n')}\n}\n`,
      },
      undo: { argv: ['nft', 'delete', 'table', 'ip', names.prefix] },
    },
  ];
}

const forwardChain = (count: number): string =>
  [
    'chain forward {',
    'type filter hook forward priority -5; policy accept;',
    ...Array.from({ length: count }, (_, index) => `ip saddr ${strangerAddress(index)} drop`),
    '}',
  ].join('\n');

/** All Services in one map, as kube-proxy's nftables mode has them; two endpoints each. */
function serviceMap({ network }: LabSite, count: number): string {
  const { pod } = addressesOf(network, 1);
  const indexes = Array.from({ length: count }, (_, index) => index);
  const address = (index: number) => serviceAddress(count, index).replace('/32', '');
  return [
    ...indexes.map(
      (index) =>
        `chain service${index} {\ndnat to numgen random mod 2 map { 0 : ${pod}, 1 : ${pod} }\n}`,
    ),
    'map services {',
    'type ipv4_addr : verdict',
    `elements = { ${indexes.map((index) => `${address(index)} : goto service${index}`).join(', ')} }`,
    '}',
    'chain prerouting {',
    'type nat hook prerouting priority dstnat; policy accept;',
    'ip daddr vmap @services',
    '}',
  ].join('\n');
}
