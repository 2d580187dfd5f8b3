import { addressesOf, type LabSite } from '../lab-site.ts';
import { type Action, ipBatch, type Step, script } from '../step.ts';
import { ipsecStep } from './ipsec-step.ts';

/** Number of the virtual network, and port of WireGuard: both away from what products use. */
const [networkId, wireguardPort] = [4857, 51899];

/** The tunnel between the nodes. */
export function tunnelSteps(site: LabSite): readonly Step[] {
  const { names, here, there, topology } = site;
  const add = (words: string): Action => ipBatch([`link add ${names.tunnel} ${words}`]);
  switch (topology.tunnel) {
    case undefined:
      return [];
    case 'ipsec':
      return [ipsecStep(site)];
    case 'wireguard':
      return [...wireguardSteps(site), addressStep(site)];
    case 'vxlan':
      return tunnelDevice(
        site,
        add(
          `type vxlan id ${networkId} local ${here.address} remote ${there.address} dstport 4789 dev ${here.device}`,
        ),
      );
    case 'geneve':
      return tunnelDevice(site, add(`type geneve id ${networkId} remote ${there.address}`));
    case 'ipip':
      return tunnelDevice(site, add(`type ipip local ${here.address} remote ${there.address}`));
  }
}

const tunnelDevice = (site: LabSite, action: Action): readonly Step[] => [
  {
    what: `${site.topology.tunnel} device ${site.names.tunnel}`,
    do: action,
    undo: { argv: ['ip', 'link', 'del', site.names.tunnel] },
  },
  addressStep(site),
];

function addressStep({ names, network, place, podMtu }: LabSite): Step {
  const { tunnel } = addressesOf(network, place);
  return {
    what: `address ${tunnel} of ${names.tunnel}`,
    do: ipBatch([
      `addr add ${tunnel}/24 dev ${names.tunnel}`,
      `link set ${names.tunnel} mtu ${podMtu} up`,
    ]),
    undo: { argv: ['ip', 'addr', 'flush', 'dev', names.tunnel] },
  };
}

function wireguardSteps(site: LabSite): readonly Step[] {
  const { names, network, place, there, secrets, wireguard } = site;
  const peer = addressesOf(network, 1 - place);
  const keys = [secrets.wireguard[place], secrets.wireguard[place === 0 ? 1 : 0]] as const;
  return [
    wireguard === 'kernel'
      ? {
          what: `WireGuard device ${names.tunnel}`,
          do: { argv: ['ip', 'link', 'add', names.tunnel, 'type', 'wireguard'] },
          undo: { argv: ['ip', 'link', 'del', names.tunnel] },
        }
      : {
          what: `WireGuard device ${names.tunnel}, in user space`,
          do: {
            argv: ['env', 'LOG_LEVEL=silent', 'setsid', '-w', 'wireguard-go', names.tunnel],
          },
          undo: script(endUserSpace, names.tunnel),
        },
    {
      what: `keys and peer of ${names.tunnel}`,
      do: {
        ...script(configure, names.tunnel),
        input: `[Interface]
PrivateKey = ${keys[0].privateKey}
ListenPort = ${wireguardPort}
[Peer]
PublicKey = ${keys[1].publicKey}
AllowedIPs = ${peer.subnet}, ${peer.tunnel}/32
Endpoint = ${there.address}:${wireguardPort}
`,
      },
      undo: script(`echo '[Interface]' | wg setconf "$1" /dev/stdin`, names.tunnel),
    },
  ];
}

/**
 * Through a pipe, because standard input may be a socket, which cannot be opened by name; and all of
 * it, so that no key of either kind is ever seen in a list of processes.
 */
const configure = 'cat | wg setconf "$1" /dev/stdin';

/** Ends the process that is called exactly so; its device goes with it. */
const endUserSpace = `for process in /proc/[0-9]*; do
  [ "$(tr '\\0' ' ' 2>/dev/null <"$process/cmdline")" = "wireguard-go $1 " ] || continue
  pid=\${process#/proc/}
  kill -TERM "$pid"
  for try in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" || break; sleep 0.1; done
  kill -KILL "$pid"
done
ip link del "$1"
rm -f "/var/run/wireguard/$1.sock"`;
