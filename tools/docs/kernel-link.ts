/** The kernel release that every `path:function` of the catalogue means. */
export const kernelTag = 'v5.10';

/** `path:function` as a link into the kernel's source; programs of others stay text. */
export function kernelLink(reference: string): string {
  const [path = '', name = ''] = reference.split(':');
  const isKernel = !path.includes(' ');
  return isKernel
    ? `[\`${name}\`](https://github.com/torvalds/linux/blob/${kernelTag}/${path})`
    : `\`${name}\` (${path})`;
}
