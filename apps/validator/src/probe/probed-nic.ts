import type { Hardware } from '@hopwise/datapath';
import type { Probe } from './probe.ts';

type Nic = Hardware['nic'];

/** A network card as its driver describes it; what the driver does not say is that of `like`. */
export function probedNic(
  { machine: { facts } }: Probe,
  like: Nic,
): { readonly nic: Nic; readonly kept: readonly string[] } {
  const { nic } = facts;
  if (nic === null || nic.name === 'lo') return { nic: like, kept: ['nic'] };
  const driver = nic.driver['driver'] ?? null;
  const usecs = Number(nic.coalescing['rx-usecs'] ?? Number.NaN);
  const coalesce = usecs > 0 ? usecs * 1000 : null;
  const said = {
    driver,
    model: driver === null ? null : `${driver} ${nic.driver['bus-info'] ?? ''}`.trim(),
    rateBitPerS: nic.speedMbps === null ? null : nic.speedMbps * 1e6,
    queues: nic.queues.current['Combined'] ?? nic.queues.current['RX'] ?? null,
    ringEntries: nic.rings.current['RX'] ?? null,
    tso: nic.features['tcp-segmentation-offload'] ?? null,
    gro: nic.features['generic-receive-offload'] ?? null,
    tunnelOffload: nic.features['tx-udp_tnl-segmentation'] ?? null,
    coalesceBulkNs:
      coalesce === null
        ? null
        : {
            ...{ value: coalesce, low: coalesce, high: coalesce },
            ...{ unit: 'ns', basis: 'measured' as const, source: 'ethtool -c: rx-usecs' },
          },
  };
  const known = Object.entries(said).filter(([, value]) => value !== null && value !== 0);
  const names = new Set(known.map(([name]) => name));
  return {
    nic: { ...like, ...(Object.fromEntries(known) as Partial<Nic>) },
    kept: (Object.keys(like) as readonly (keyof Nic)[])
      .filter((name) => !names.has(name))
      .map((name) => `nic.${name}`),
  };
}
