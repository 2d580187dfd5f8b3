import {
  type EthtoolLimits,
  parseEthtoolFeatures,
  parseEthtoolFields,
  parseEthtoolLimits,
} from '../parsers/ethtool.ts';
import { parseIpLinks, parseTcQdiscs } from '../parsers/iproute.ts';
import type { Facts } from './facts.ts';
import type { Sections } from './sections.ts';

type Nic = NonNullable<Facts['nic']>;

const record = <Value>(map: ReadonlyMap<string, Value> | null): Record<string, Value> =>
  Object.fromEntries(map ?? []);

const limits = (found: EthtoolLimits | null): Nic['rings'] => ({
  current: record(found?.current ?? null),
  maximum: record(found?.maximum ?? null),
});

/** Of the device that packets leave by; null if there is none of this name. */
export function nicFacts(sections: Sections, name: string): Nic | null {
  const link = sections.read('link', parseIpLinks)?.[0];
  if (link === undefined) return null;
  const speed = Number(sections.file('nic', 'speed') ?? -1);
  const numaNode = Number(sections.file('nic', 'numa_node') ?? -1);
  const fields = (section: string): Record<string, string> =>
    record(sections.read(section, parseEthtoolFields));
  const sizes = ['gso_max_size', 'gso_ipv4_max_size', 'gro_max_size', 'gro_ipv4_max_size'] as const;
  return {
    name,
    mtu: link.mtu,
    speedMbps: speed > 0 ? speed : null,
    driver: fields('driver'),
    numaNode: numaNode >= 0 ? numaNode : null,
    pcie: pcieLink(sections),
    features: record(sections.read('features', parseEthtoolFeatures)),
    rings: limits(sections.read('rings', parseEthtoolLimits)),
    queues: limits(sections.read('queues', parseEthtoolLimits)),
    coalescing: fields('coalescing'),
    pause: fields('pause'),
    indirection: sections.text('indirection') ?? '',
    packetLimits: Object.fromEntries(sizes.map((key) => [key, link[key] ?? 0])),
    qdiscs: (sections.read('qdisc', parseTcQdiscs) ?? []).map(({ kind }) => kind),
    rps: [...sections.files('rps').values()],
    xps: [...sections.files('xps').values()],
    interruptCpus: [...sections.files('interrupts').values()],
  };
}

function pcieLink(sections: Sections): Nic['pcie'] {
  const [speed, width, maxSpeed, maxWidth] = [
    'current_link_speed',
    'current_link_width',
    'max_link_speed',
    'max_link_width',
  ].map((file) => sections.file('nic', file));
  if (speed == null || width == null || maxSpeed == null || maxWidth == null) return null;
  return { speed, width: Number(width), maxSpeed, maxWidth: Number(maxWidth) };
}
