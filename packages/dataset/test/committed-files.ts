import { readFileSync } from 'node:fs';

/** Text of a file of this repository. */
export const committed = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

export const measurementsFile = 'data/published/cilium-2021/measurements.csv';
export const hardwareFile = 'data/hardware/cilium2021-100g.yaml';
export const systemsFile = 'data/systems.csv';
export const splitsFile = 'data/splits.csv';

/** Ids in a column of `data/systems.csv`; none of the cells before it has a comma in it. */
const idsIn = (column: number): readonly string[] => [
  ...new Set(
    committed(systemsFile)
      .split('\n')
      .slice(1)
      .flatMap((line) => (line.split(',')[column] ?? '').split(';'))
      .filter((id) => id !== ''),
  ),
];

/** Ids that `data/systems.csv` uses; that they exist in the catalogue is checked with the data. */
export const ids = { datapathIds: idsIn(2), modifierIds: idsIn(3) };

/** A small cost table with every kind of subject. */
export const costsText = `subject,parameter,value,unit,low,high,basis,source
vethXmit,perSkb,350,ns/skb,200,600,assumed,"by analogy, with arithmetic"
tcpSendmsg,perByte,0.15,ns/byte,0.1,0.2,derived,one-process rows
tcpSendmsg,perVisit,900,ns/visit,400,1500,derived,one-process rows
netnsConnect,backgroundCores,1,cores,0,1.5,assumed,no mechanism known
deviceLatency,latency,1000,ns,500,2000,assumed,split of a sum
`;
