/** A logical CPU, and what it is part of. */
export interface LogicalCpu {
  readonly cpu: number;
  readonly core: number;
  readonly socket: number;
  readonly node: number;
}

/** Where a probe measures. */
export interface ProbeCores {
  readonly first: number;
  /** On another core of the same socket, where there is one. */
  readonly other: number | null;
  /** Another thread of the same core. */
  readonly sibling: number | null;
}

/** Reads `lscpu -p=CPU,CORE,SOCKET,NODE`. Empty for anything else. */
export const parseCpuList = (text: string): readonly LogicalCpu[] =>
  text.split('\n').flatMap((line) => {
    const fields = /^(\d+),(\d+),(\d+),(\d*)$/.exec(line)?.slice(1).map(Number);
    const [cpu, core, socket, node] = fields ?? [];
    return cpu === undefined || core === undefined || socket === undefined || node === undefined
      ? []
      : [{ cpu, core, socket, node }];
  });

/**
 * Chooses the CPUs of a probe: the one that tests are pinned to, or else the last core, which is
 * rarely the one that takes the interrupts.
 */
export function probeCores(cpus: readonly LogicalCpu[], pinned: readonly number[]): ProbeCores {
  const first =
    cpus.find(({ cpu }) => cpu === pinned[0]) ?? cpus.toSorted((a, b) => b.core - a.core)[0];
  if (first === undefined) return { first: 0, other: null, sibling: null };
  const others = cpus.filter(({ cpu }) => cpu !== first.cpu);
  const isSameCore = (one: LogicalCpu): boolean =>
    one.core === first.core && one.socket === first.socket;
  const far = others.filter((one) => !isSameCore(one));
  return {
    first: first.cpu,
    other: (far.find(({ node }) => node === first.node) ?? far[0])?.cpu ?? null,
    sibling: others.find(isSameCore)?.cpu ?? null,
  };
}
