import { isStageId, type StageId, type StageShare, stages } from '@hopwise/datapath';

/** Words that a title begins with and that keep their capital inside a sentence. */
const proper = new Set([
  'Calico',
  'Cilium',
  'Hubble',
  'Envoy',
  'Linux',
  'WireGuard',
  'Open',
  'Load',
  'Kubernetes',
]);

/** Where the first words of a title would not stand after "2 us of". */
const nouns: Readonly<Partial<Record<StageId, string>>> = {
  ipForward: 'forwarding',
  iptDoTable: 'iptables rules',
  nftDoChain: 'nftables rules',
  nfHookSlow: 'netfilter hooks',
  vethXmit: 'veth crossings',
  processBacklog: 'backlog softirqs',
  doIdle: 'the idle loop',
  schedule: 'going to sleep',
  localBhEnable: 'leaving a send call through a veth',
  sockDefReadable: 'waking the reader',
  devQueueXmit: 'queueing',
  doSoftirq: 'the rest of a softirq',
  napiComplete: 'the end of a softirq',
  skbCowData: 'copies for the cipher',
  skbSegment: 'segmentation in software',
  fibRulesLookup: 'policy routing',
};

/** What a stage does, as a few words inside a sentence: `connection tracking`, `veth crossings`. */
export function stageWords(stage: StageShare['stage']): string {
  if (!isStageId(stage)) return 'CPU of unknown cause of a pod that connects';
  const noun = nouns[stage];
  if (noun !== undefined) return noun;
  const [words = ''] = stages[stage].title.split(/[:;,(]/);
  const [first = ''] = words.split(' ');
  const isPlain = /^[A-Z][a-z-]+$/.test(first) && !proper.has(first);
  return (isPlain ? words.charAt(0).toLowerCase() + words.slice(1) : words).trim();
}
