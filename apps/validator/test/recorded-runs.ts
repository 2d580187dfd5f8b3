import { fileURLToPath } from 'node:url';

/** Folder of a run that was measured in the local lab, 3 datapaths by 2 tests by 6 samples. */
export const recordedRun = (name: 'a' | 'b'): string =>
  fileURLToPath(new URL(`samples/run-${name}`, import.meta.url));
