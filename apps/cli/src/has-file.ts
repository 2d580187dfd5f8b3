import type { WorkloadKind } from '@hopwise/datapath';

/** Whether the response of a kind of traffic is the file that it transfers. */
export const hasFile = (kind: WorkloadKind): boolean => kind.startsWith('file-transfer');
