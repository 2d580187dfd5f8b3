import type { NodeTarget } from './inventory.ts';
import type { WrittenPlace } from './target-schema.ts';

/** A place as it is written, which has exactly one of its keys. */
export function nodeTarget({ netns, pod, cni }: WrittenPlace): NodeTarget {
  if (cni !== undefined) return { kind: 'cni', ...cni };
  if (pod !== undefined) {
    const [namespace = '', name = ''] = pod.split('/');
    return { kind: 'pod', namespace, pod: name };
  }
  if (netns === undefined) return { kind: 'host' };
  return 'pid' in netns ? { kind: 'pid', pid: netns.pid } : { kind: 'netns', name: netns.name };
}
