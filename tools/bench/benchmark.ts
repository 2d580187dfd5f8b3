/** Where a benchmark finds the programs that it runs. */
export interface Workshop {
  /** Folder of the benchmarks' own sources. */
  readonly sources: string;
  /** Folder of the bundled programs; gone after the run. */
  readonly folder: string;
}

/** One program that can do what a benchmark asks. It prints one number: its rate. */
export interface Contender {
  readonly name: string;
  /** Program and arguments for one point. */
  readonly command: (point: number) => readonly [program: string, ...args: string[]];
}

/** One question about speed, asked at several points. */
export interface Benchmark {
  readonly id: string;
  readonly title: string;
  /** What a point counts. */
  readonly point: string;
  readonly points: readonly number[];
  /** What a rate counts, after division by `scale`. */
  readonly unit: string;
  readonly scale: number;
  readonly own: (workshop: Workshop) => readonly Contender[];
  readonly peers: (workshop: Workshop) => readonly Peer[];
}

/** A contender that has to be found on this machine first. */
export interface Peer {
  readonly name: string;
  /** Debian packages that bring it. */
  readonly packages: readonly string[];
  /** The contenders it provides. Throws an error that says what is missing. */
  readonly prepare: () => readonly Contender[];
}
