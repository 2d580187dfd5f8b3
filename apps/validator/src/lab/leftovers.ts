import type { Host } from '../host.ts';
import { runAction } from './run-action.ts';

/**
 * Everything on a node whose name begins so, one line each: namespaces, links, chains, tables,
 * filters of queues, processes and files. Empty where nothing is left.
 */
export async function leftovers(host: Host, prefix: string): Promise<readonly string[]> {
  const found = await runAction(host, 'list of what is left', {
    argv: ['sh', '-c', list],
    input: `${prefix}\n`,
  });
  return found.split('\n').filter((line) => line !== '');
}

/** The prefix comes from standard input, or this process would find itself. */
const list = `read -r prefix
ip netns list | awk -v p="$prefix" 'index($1, p) == 1 { print "namespace " $1 }'
for device in /sys/class/net/*; do
  device=\${device##*/}
  case $device in "$prefix"*) echo "link $device" ;; esac
  tc filter show dev "$device" ingress 2>/dev/null | grep -F " $prefix" | sed "s/^/filter of $device: /"
done
if command -v iptables-save >/dev/null; then
  iptables-save 2>/dev/null | awk -v p=":$prefix" 'index($1, p) == 1 { print "chain " substr($1, 2) }'
fi
if command -v nft >/dev/null; then
  nft list tables 2>/dev/null | awk -v p="$prefix" 'index($3, p) == 1 { print }'
fi
here=$(readlink /proc/self/ns/net)
for process in /proc/[0-9]*; do
  [ "$(readlink "$process/ns/net" 2>/dev/null)" = "$here" ] || continue
  tr '\\0' '\\n' 2>/dev/null <"$process/cmdline" | grep -q "^$prefix" || continue
  echo "process \${process#/proc/}"
done
for file in "/run/$prefix"* "/var/run/wireguard/$prefix"*; do
  [ ! -e "$file" ] || echo "file $file"
done
exit 0`;
