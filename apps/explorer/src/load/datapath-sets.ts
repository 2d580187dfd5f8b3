import { datapaths, type Family, familyNames } from '@hopwise/datapath';

/** A choice of datapaths that has a name. */
export interface DatapathSet {
  readonly id: string;
  readonly label: string;
  readonly ids: readonly string[];
}

const ofStudy = ['host', 'cilium-ebpf', 'cilium-legacy', 'calico-ebpf', 'calico-iptables'];

const families = [...new Set(datapaths.map(({ family }) => family))] as readonly Family[];

const all = datapaths.map(({ id }) => id);

/** Every named choice: those of the study, all, encrypted or not, and each family. */
export const datapathSets: readonly DatapathSet[] = [
  { id: 'study', label: 'The five of the 2021 study', ids: ofStudy },
  { id: 'all', label: `All ${all.length} datapaths`, ids: all },
  {
    ...{ id: 'clear', label: 'Not encrypted' },
    ids: datapaths.filter(({ family }) => family !== 'crypto').map(({ id }) => id),
  },
  ...families.map((family) => ({
    ...{ id: family, label: familyNames[family] },
    ids: datapaths.filter((datapath) => datapath.family === family).map(({ id }) => id),
  })),
];

export const datapathSetOf = (id: string): DatapathSet =>
  datapathSets.find((set) => set.id === id) ?? (datapathSets[0] as DatapathSet);
