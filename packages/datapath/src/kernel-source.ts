/** The kernel release that `path:function` means where the catalogue names no other. */
export const kernelTag = 'v5.10';

/** Where a stage's code stands. */
export interface KernelSource {
  readonly name: string;
  /** File in the kernel, or the program that is not the kernel. */
  readonly path: string;
  /** Release, where the catalogue names another than {@link kernelTag}. */
  readonly tag: string | null;
  /** Null for programs of others. */
  readonly url: string | null;
}

/** Reads `path:function`, `tag path:function`, or a program of others with its function. */
export function kernelSource(reference: string): KernelSource {
  const [, tag = null, path = '', name = ''] =
    /^(?:(v\d+\.\d+) )?(.*):(\w+)$/.exec(reference) ?? [];
  const isKernel = path !== '' && !path.includes(' ');
  const url = `https://github.com/torvalds/linux/blob/${tag ?? kernelTag}/${path}`;
  return { name, path, tag, url: isKernel ? url : null };
}
