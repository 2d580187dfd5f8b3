import { type StageId, type WorkloadKind, workloadFacts } from '@hopwise/datapath';

/** Which end sends the bytes that the rate counts. */
export type TransferSource = 'client' | 'server' | 'both';

/** What tells one kind of bulk transfer from another. */
export interface TransferFacts {
  readonly source: TransferSource;
  /** Whether it is a file with a beginning and an end; a stream is measured while it runs. */
  readonly isFile: boolean;
  /** What the processes at both ends do with each byte. */
  readonly cipher: readonly StageId[];
}

const kinds: Readonly<Partial<Record<WorkloadKind, TransferFacts>>> = {
  'tcp-stream': { source: 'client', isFile: false, cipher: [] },
  'tcp-maerts': { source: 'server', isFile: false, cipher: [] },
  'tcp-bidirectional': { source: 'both', isFile: false, cipher: [] },
  'file-transfer': { source: 'server', isFile: true, cipher: [] },
  'file-transfer-tls': { source: 'server', isFile: true, cipher: ['chachapolyCrypt'] },
};

/**
 * What tells a kind of bulk transfer from another.
 *
 * @throws {Error} for a kind that is no transfer
 */
export function transferFacts(kind: WorkloadKind): TransferFacts {
  const facts = kinds[kind];
  if (facts === undefined) throw new Error(`${workloadFacts(kind).title} is no bulk transfer`);
  return facts;
}

/** Whether the traffic is files, whose size is that of a response. */
export const isFile = (kind: WorkloadKind): boolean => kinds[kind]?.isFile === true;
