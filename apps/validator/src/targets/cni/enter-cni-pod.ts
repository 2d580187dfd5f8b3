import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Host } from '../../host.ts';
import type { NodeTarget } from '../../inventory/inventory.ts';
import { addressIn } from '../address-in.ts';
import { type Entered, TargetError, type Visitor } from '../entered.ts';
import { succeeded } from '../succeeded.ts';
import { addToNetwork } from './call-plugins.ts';
import { parseNetworkConfig } from './network-config.ts';
import { type PodRecord, recordPath } from './pod-record.ts';
import { removePod } from './remove-pod.ts';

/**
 * Makes a namespace and lets the node's own CNI plugins connect it, as a container runtime does
 * when a pod starts.
 *
 * @throws {TargetError} when that fails, with nothing left of it
 */
export async function enterCniPod(
  host: Host,
  target: Extract<NodeTarget, { readonly kind: 'cni' }>,
  { run, runDirectory }: Visitor,
): Promise<Entered> {
  const [file = '', ...lines] = (
    await succeeded(host, ['sh', '-c', readConfig, 'read', target.conf])
  ).split('\n');
  const pod: PodRecord = {
    run,
    id: `hw-${run.replace(/[^A-Za-z0-9._-]/g, '-')}-${randomBytes(3).toString('hex')}`,
    binDir: target.binDir,
    args: { ...target.args },
    portMappings: [...target.portMappings],
    config: lines.join('\n'),
    result: null,
  };
  const { name, plugins } = parseNetworkConfig(pod.config, file);
  const record = (content: PodRecord): Promise<void> =>
    host.put(recordPath(runDirectory, pod.id), JSON.stringify(content));
  const words = ['ip', 'netns', 'exec', pod.id];
  await record(pod);
  try {
    await succeeded(host, ['ip', 'netns', 'add', pod.id]);
    await succeeded(host, [...words, 'ip', 'link', 'set', 'lo', 'up']);
    const result = await addToNetwork(host, pod);
    const made = { ...pod, result };
    await record(made);
    return {
      what: `pod of CNI network ${name} (${plugins.map(({ type }) => type).join(', ')})`,
      address: addressOf(result) ?? (await addressIn(host, words)),
      command: (argv) => [...words, ...argv],
      close: () => removePod(host, runDirectory, made),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    try {
      await removePod(host, runDirectory, pod);
    } catch (left) {
      throw new TargetError(`${why}\nand then: ${left instanceof Error ? left.message : left}`);
    }
    throw new TargetError(why);
  }
}

/** Its name and its text; of a folder the first that a container runtime would take. */
const readConfig = `file=$1
if [ -d "$1" ]; then
  file=
  for one in "$1"/*; do
    case $one in *.conflist | *.conf | *.json) file=$one; break ;; esac
  done
  [ -n "$file" ] || { echo "no network configuration in $1" >&2; exit 1; }
fi
echo "$file" && cat "$file"`;

const results = z.object({ ips: z.array(z.object({ address: z.string() })).min(1) });

/** The first address of a result, without its prefix. */
function addressOf(result: unknown): string | undefined {
  const parsed = results.safeParse(result);
  return parsed.success ? parsed.data.ips[0]?.address.split('/')[0] : undefined;
}
