import type { Host } from '../host.ts';
import { kernelWireguard, type Need, needsOf } from './needs.ts';
import { runAction } from './run-action.ts';
import { script } from './step.ts';
import type { Topology } from './topology.ts';

/** What a topology needs and a node lacks, each by name and with what the kernel or shell said. */
export async function missing(host: Host, topology: Topology): Promise<readonly string[]> {
  const answers = await Promise.all(
    needsOf(topology).map(async (need) => ({ need, why: await refusal(host, need) })),
  );
  return answers
    .filter(({ why }) => why !== null)
    .map(({ need, why }) => `${host.name} has no ${need.what}${why === '' ? '' : ` (${why})`}`);
}

/** Where WireGuard would run on a node. */
export const wireguardOn = async (host: Host): Promise<'kernel' | 'user-space'> =>
  (await refusal(host, kernelWireguard)) === null ? 'kernel' : 'user-space';

/** What a node says of a thing that it lacks; null if it has it. */
async function refusal(host: Host, { what, probe }: Need): Promise<string | null> {
  const said = await runAction(host, `probe of ${what}`, script(probing, probe));
  return said.startsWith('yes')
    ? null
    : said
        .replace(/^no\s*/, '')
        .trim()
        .split('\n')
        .join('; ');
}

const probing =
  'if said=$(unshare -n sh -c "$1" 2>&1); then echo yes; else printf "no %s\\n" "$said"; fi';
