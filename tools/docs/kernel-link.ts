import { kernelSource } from '@hopwise/datapath';

/** `path:function` as a link into the kernel's source; programs of others stay text. */
export function kernelLink(reference: string): string {
  const { name, path, tag, url } = kernelSource(reference);
  if (url === null) return `\`${name}\` (${path})`;
  return `[\`${name}\`](${url})${tag === null ? '' : ` (${tag})`}`;
}
