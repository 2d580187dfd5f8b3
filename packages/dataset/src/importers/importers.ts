import type { Figure } from './figure.ts';
import { importFlent } from './flent.ts';
import { importFortio } from './fortio.ts';
import { importIperf3 } from './iperf3.ts';
import { importK8sNetperf } from './k8s-netperf.ts';
import { importKnb } from './knb.ts';
import { importNetperf } from './netperf.ts';

/** How the output of a tool becomes figures. */
export type Importer =
  | {
      readonly reads: 'text';
      /** Its command, and what it writes. */
      readonly output: string;
      /** @throws {DatasetError} with every problem */
      readonly figures: (text: string, file: string) => readonly Figure[];
    }
  | {
      readonly reads: 'archive';
      readonly output: string;
      /** @throws {DatasetError} with every problem */
      readonly figures: (members: ReadonlyMap<string, string>, file: string) => readonly Figure[];
    };

/** Every tool whose output can be imported. */
export const importers = {
  iperf3: { reads: 'text', output: 'iperf3 -c SERVER -J', figures: importIperf3 },
  netperf: {
    reads: 'text',
    output: 'netperf -H SERVER -c -C -j -- -k all',
    figures: importNetperf,
  },
  knb: { reads: 'archive', output: 'knb -o data', figures: importKnb },
  'k8s-netperf': { reads: 'text', output: 'k8s-netperf, JSON or CSV', figures: importK8sNetperf },
  flent: { reads: 'text', output: 'flent TEST, *.flent.gz', figures: importFlent },
  fortio: { reads: 'text', output: 'fortio load -json FILE', figures: importFortio },
} as const satisfies Readonly<Record<string, Importer>>;

export type ToolId = keyof typeof importers;

export const toolIds = Object.keys(importers) as readonly ToolId[];
