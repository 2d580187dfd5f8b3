import { addressesOf, type LabSite } from '../lab-site.ts';
import { type Step, script } from '../step.ts';
import { serviceAddress, strangerAddress } from './other-addresses.ts';

/** Rules of iptables, in chains of their own, in one transaction. */
export function iptablesSteps(site: LabSite): readonly Step[] {
  const { names, topology } = site;
  const tables = [filterTable(site), rawTable(site), natTable(site)].filter(
    (lines) => lines.length > 1,
  );
  if (tables.length === 0) return [];
  return [
    {
      what: `iptables chains ${names.prefix}-*${topology.services ? ' with Services' : ''}`,
      do: {
        argv: ['iptables-restore', '-n', '-w', '5'],
        input: tables.map((lines) => `${[...lines, 'COMMIT'].join('\n')}\n`).join(''),
      },
      undo: script(dropChains, names.prefix),
    },
  ];
}

/** Which tables of iptables (as nftables keeps them) there were, so that no new one is left. */
export const tablesStep = ({ names }: LabSite): Step => ({
  what: 'note of the iptables tables that exist',
  do: script(
    'if command -v nft >/dev/null; then nft list tables ip >"$1"; fi',
    `${names.folder}/tables`,
  ),
  undo: script(dropNewTables, `${names.folder}/tables`),
});

function filterTable({ names, network, topology }: LabSite): readonly string[] {
  const chain = `${names.prefix}-F`;
  const isTracked = topology.conntrack !== 'off';
  const rules = topology.rules?.by === 'iptables' ? topology.rules.count : 0;
  if (!isTracked && rules === 0) return ['*filter'];
  return [
    '*filter',
    `:${chain} - [0:0]`,
    ...Array.from(
      { length: rules },
      (_, index) => `-A ${chain} -s ${strangerAddress(index)} -j DROP`,
    ),
    ...(isTracked ? [`-A ${chain} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`] : []),
    `-A ${chain} -s ${network}.0.0/16 -j ACCEPT`,
    `-I FORWARD 1 -j ${chain}`,
  ];
}

function rawTable({ names, network, topology }: LabSite): readonly string[] {
  const chain = `${names.prefix}-R`;
  if (topology.conntrack !== 'notrack') return ['*raw'];
  const rule = `-A ${chain} -s ${network}.0.0/16 -d ${network}.0.0/16 -j CT --notrack`;
  return ['*raw', `:${chain} - [0:0]`, rule, `-I PREROUTING 1 -j ${chain}`];
}

/** A rule for other packets is enough to have all connections tracked. */
function natTable({ names, topology, network }: LabSite): readonly string[] {
  const masquerade = `${names.prefix}-M`;
  if (topology.conntrack === 'off') return ['*nat'];
  const { services } = topology;
  const lines = ['*nat', `:${masquerade} - [0:0]`];
  const jumps = [`-I POSTROUTING 1 -j ${masquerade}`];
  const rules = [`-A ${masquerade} -s ${strangerAddress(20_000)} -j MASQUERADE`];
  if (services?.by === 'iptables') {
    const all = `${names.prefix}-SVCS`;
    lines.push(`:${all} - [0:0]`);
    jumps.push(`-I PREROUTING 1 -j ${all}`);
    for (let index = 0; index < services.count; index++) {
      const [service, one, other] = ['SVC', 'SEP1', 'SEP2'].map(
        (kind) => `${names.prefix}-${kind}-${index}`,
      );
      const to = `-j DNAT --to-destination ${addressesOf(network, 1).pod}`;
      const ends = [one, other].flatMap((chain) =>
        ['tcp', 'udp'].map((protocol) => `-A ${chain} -p ${protocol} ${to}`),
      );
      lines.push(`:${service} - [0:0]`, `:${one} - [0:0]`, `:${other} - [0:0]`);
      rules.push(
        `-A ${all} -d ${serviceAddress(services.count, index)} -j ${service}`,
        `-A ${service} -m statistic --mode random --probability 0.5 -j ${one}`,
        `-A ${service} -j ${other}`,
        ...ends,
      );
    }
  }
  return [...lines, ...rules, ...jumps];
}

/** Rules that lead to our chains, then the chains, whatever is left of them. */
const dropChains = `for table in filter nat raw; do
  iptables-save -t "$table" | awk -v table="$table" -v prefix="$1" '
    index($1, ":" prefix) == 1 { chains[++n] = substr($1, 2) }
    $1 == "-A" && index($2, prefix) != 1 && index($0, " -j " prefix) { $1 = "-D"; jumps[++m] = $0 }
    END {
      print "*" table
      for (i = 1; i <= m; i++) print jumps[i]
      for (i = 1; i <= n; i++) print ":" chains[i] " - [0:0]"
      for (i = 1; i <= n; i++) print "-X " chains[i]
      print "COMMIT"
    }' | iptables-restore -n -w 5
done`;

/** Only what is new and empty: somebody else may have begun to use it. */
const dropNewTables = `[ -e "$1" ] || exit 0
for table in filter nat raw; do
  ! grep -qx "table ip $table" "$1" && nft list tables ip | grep -qx "table ip $table" || continue
  iptables -w 5 -t "$table" -S | grep -q "^-[AN]" || nft delete table ip "$table"
done
rm "$1"`;
