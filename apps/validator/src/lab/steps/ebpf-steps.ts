import { addressesOf, type LabSite } from '../lab-site.ts';
import { type Step, script } from '../step.ts';
import { hostRoutingSource } from './host-routing-source.ts';

/** The two programs of eBPF host routing, compiled on the node and attached at both ends. */
export function ebpfSteps(site: LabSite): readonly Step[] {
  const { topology, names, network, place, here } = site;
  if (topology.base !== 'ebpf') return [];
  const object = `${names.folder}/${names.prefix}.o`;
  const address = addressesOf(network, place).pod;
  return [
    {
      what: 'eBPF host routing, compiled by clang',
      do: {
        ...script(compile, object, here.device, names.veth, `0x${hexadecimal(address)}`),
        input: hostRoutingSource(),
      },
      undo: { argv: ['rm', '-f', object] },
    },
    attached(here.device, object, 'from_wire'),
    attached(names.veth, object, 'from_pod'),
  ];
}

const hexadecimal = (address: string): string =>
  Buffer.from(address.split('.').map(Number)).toString('hex');

const compile = `clang -O2 -target bpf -Wall -Werror -I"/usr/include/$(uname -m)-linux-gnu" \\
  -DHW_WIRE_INDEX="$(cat "/sys/class/net/$2/ifindex")" \\
  -DHW_POD_INDEX="$(cat "/sys/class/net/$3/ifindex")" -DHW_POD_ADDRESS="$4" \\
  -x c -c - -o "$1"`;

/** A device that has such a queue already is somebody's: adding one fails, and undoing spares it. */
const attached = (device: string, object: string, section: string): Step => ({
  what: `${section} at ${device}`,
  do: script(
    `tc qdisc add dev "$1" clsact &&
tc filter add dev "$1" ingress protocol ip prio 1 bpf da obj "$2" sec "$3"`,
    device,
    object,
    section,
  ),
  undo: script(
    `tc filter show dev "$1" ingress | grep -qF "$2" && tc qdisc del dev "$1" clsact`,
    device,
    object.split('/').at(-1) ?? object,
  ),
});
