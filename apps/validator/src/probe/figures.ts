/** What a probe can measure, with the unit of each and what it is. */
export const probeFigures = {
  clockSingleGhz: { unit: 'GHz', what: 'clock of a core while it alone is busy' },
  clockAllGhz: { unit: 'GHz', what: 'clock of a core while every core is busy' },
  syscallNs: { unit: 'ns', what: 'a system call that does nothing (getppid)' },
  syscallBesideSiblingNs: { unit: 'ns', what: 'the same while the SMT sibling does it too' },
  switchNs: {
    unit: 'ns',
    what: 'a byte handed to a process on the same core and the change to it',
  },
  handoverNs: { unit: 'ns', what: 'a byte handed to a process that sleeps on another core' },
  copyCachedNsPerByte: { unit: 'ns/byte', what: 'copying 16 KiB again and again' },
  copyMemoryNsPerByte: { unit: 'ns/byte', what: 'copying 32 MiB, one core' },
  memoryBytesPerS: { unit: 'byte/s', what: 'read and written by copies of 32 MiB on every core' },
  aesGcmNsPerByte: { unit: 'ns/byte', what: 'AES-128-GCM over 16 KiB, one core (openssl)' },
  chachaNsPerByte: { unit: 'ns/byte', what: 'ChaCha20-Poly1305 over 16 KiB, one core (openssl)' },
  loopbackRrPerS: { unit: '1/s', what: 'TCP_RR over loopback, both ends on one core (netperf)' },
  loopbackBitPerS: {
    unit: 'bit/s',
    what: 'TCP_STREAM over loopback, both ends on one core (netperf)',
  },
} as const;

export type ProbeFigureId = keyof typeof probeFigures;

export const probeFigureIds = Object.keys(probeFigures) as readonly ProbeFigureId[];

/** Samples of some figures, in the order in which they were taken. */
type ProbeSamples = ReadonlyMap<ProbeFigureId, readonly number[]>;

/** What could not be measured, and why. */
interface ProbeMissing {
  readonly figure: ProbeFigureId;
  readonly why: string;
}

/** What one part of a probe gave. */
export interface ProbePart {
  readonly samples: ProbeSamples;
  readonly missing: readonly ProbeMissing[];
}

/** A part that gave nothing, for one reason. */
export const nothingOf = (figures: readonly ProbeFigureId[], why: string): ProbePart => ({
  samples: new Map(),
  missing: figures.map((figure) => ({ figure, why })),
});
