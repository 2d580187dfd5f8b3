import type { Host } from '../host.ts';
import type { NodeTarget } from '../inventory/inventory.ts';
import { addressIn } from './address-in.ts';
import { enterCniPod } from './cni/enter-cni-pod.ts';
import type { Entered, Visitor } from './entered.ts';
import { findPod } from './find-pod.ts';

/**
 * Finds or makes a place on a node that commands can be run in.
 *
 * @throws {TargetError} if there is no such place, with nothing left of one that was begun
 */
export async function enter(host: Host, target: NodeTarget, visitor: Visitor): Promise<Entered> {
  switch (target.kind) {
    case 'host':
      return { what: 'host', address: null, command: (argv) => argv, close: stays };
    case 'netns':
      return inside(host, `namespace ${target.name}`, ['ip', 'netns', 'exec', target.name]);
    case 'pid': {
      const words = ['nsenter', `--net=/proc/${target.pid}/ns/net`, '--'];
      return inside(host, `namespace of process ${target.pid}`, words);
    }
    case 'pod': {
      const words = ['nsenter', await findPod(host, target), '--'];
      return inside(host, `pod ${target.namespace}/${target.pod}`, words);
    }
    case 'cni':
      return enterCniPod(host, target, visitor);
  }
}

const stays = async (): Promise<void> => undefined;

async function inside(host: Host, what: string, words: readonly string[]): Promise<Entered> {
  return {
    what,
    address: await addressIn(host, words),
    command: (argv) => [...words, ...argv],
    close: stays,
  };
}
