/** The kernel release that `path:function` means where the catalogue names no other. */
export const kernelTag = 'v5.10';

/** `path:function` as a link into the kernel's source; programs of others stay text. */
export function kernelLink(reference: string): string {
  const [, tag, path = '', name = ''] = /^(?:(v\d+\.\d+) )?(.*):(\w+)$/.exec(reference) ?? [];
  const isKernel = !path.includes(' ');
  if (!isKernel) return `\`${name}\` (${path})`;
  const url = `https://github.com/torvalds/linux/blob/${tag ?? kernelTag}/${path}`;
  return `[\`${name}\`](${url})${tag === undefined ? '' : ` (${tag})`}`;
}
