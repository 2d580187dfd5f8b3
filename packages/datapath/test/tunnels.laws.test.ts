import {
  type Datapath,
  datapaths,
  type Encapsulation,
  type StageId,
  stagesOfVisits,
  type Visit,
} from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';

type Kind = Encapsulation['kind'];

/** What puts each header on, and what takes it off at the other end. */
const ends: Readonly<Partial<Record<StageId, Kind>>> = {
  vxlanXmit: 'vxlan',
  vxlanRcv: 'vxlan',
  geneveXmit: 'geneve',
  geneveRcv: 'geneve',
  ipipTunnelXmit: 'ipip',
  ipipRcv: 'ipip',
  greXmit: 'gre',
  greRcv: 'gre',
  wgXmit: 'wireguard',
  wgReceive: 'wireguard',
  espOutput: 'esp',
  espInput: 'esp',
};

const marked = new Set(Object.values(ends));

/** Stages of one end that the other end must undo. */
const peers: readonly (readonly [StageId, StageId])[] = [
  ['chachaEncrypt', 'chachaDecrypt'],
  ['gcmAesEncrypt', 'gcmAesDecrypt'],
  ['wgPacketTxWorker', 'wgPacketRxPoll'],
  ['udpTunnelXmitSkb', 'udpEncapRcv'],
  ['xfrmOutput', 'xfrmInput'],
];

const kindsAlong = (visits: readonly Visit[]): readonly Kind[] =>
  stagesOfVisits(visits).flatMap((stage) => ends[stage] ?? []);

const count = (visits: readonly Visit[], stage: StageId): number =>
  stagesOfVisits(visits).filter((each) => each === stage).length;

const withHeaders = datapaths.filter(
  ({ egress, ingress, encapsulation }) =>
    encapsulation.length > 0 || kindsAlong([...egress, ...ingress]).length > 0,
);

describe.each(withHeaders.map((each): readonly [string, Datapath] => [each.id, each]))(
  '%s',
  (_, { egress, ingress, encapsulation }) => {
    // A user-space tunnel, or a header copied from a cache, has no stage of the kernel's to show it.
    const declared = encapsulation.map(({ kind }) => kind).filter((kind) => marked.has(kind));
    const shown = kindsAlong(egress);

    it('takes headers off in the reverse order of putting them on', () => {
      expect(kindsAlong(ingress)).toEqual([...shown].reverse());
    });

    it('declares, outermost first, every header that a stage puts on', () => {
      const rest = [...shown].reverse();
      expect(declared.filter((kind) => rest.includes(kind))).toEqual(rest);
    });

    it.each(peers)('does %s at one end as often as %s at the other', (sends, receives) => {
      expect(count(ingress, receives)).toBe(count(egress, sends));
    });

    it('pays 20 more bytes where its one outer packet is IPv6', () => {
      const more = encapsulation.map(
        ({ headerBytesV4, headerBytesV6 }) => headerBytesV6 - headerBytesV4,
      );
      expect(more.reduce((sum, bytes) => sum + bytes, 0)).toBe(20);
    });

    it('spreads flows over receive queues only where outer ports can vary', () => {
      for (const { kind, outerFlowEntropy } of encapsulation) {
        if (outerFlowEntropy) expect(['vxlan', 'geneve', 'udp']).toContain(kind);
      }
    });

    it('cuts segments before a stage that it has on its way out', () => {
      for (const { segmentsBefore } of encapsulation) {
        if (segmentsBefore !== null) expect(stagesOfVisits(egress)).toContain(segmentsBefore);
      }
    });

    it('encrypts segments, never aggregates', () => {
      for (const { kind, segmentsBefore } of encapsulation) {
        if (kind === 'wireguard' || kind === 'esp') expect(segmentsBefore).not.toBeNull();
      }
    });
  },
);

describe.each(datapaths.map((each): readonly [string, Datapath] => [each.id, each]))(
  'segments of %s',
  (_, { egress, ingress }) => {
    const isCut = ({ segmented }: Visit): boolean => segmented === true;

    it('stay cut as far as the wire', () => {
      const first = egress.findIndex(isCut);
      if (first >= 0) expect(egress.slice(first).every(isCut)).toBe(true);
    });

    it('are merged once, by a GRO at the end of the visits that have them apart', () => {
      const merged = ingress.findIndex((visit) => !isCut(visit));
      if (merged <= 0) return;
      expect(ingress.slice(merged).some(isCut)).toBe(false);
      const around = stagesOfVisits(ingress.slice(merged - 1, merged + 1));
      expect(around.some((stage) => stage === 'napiGroReceive' || stage === 'vppGro')).toBe(true);
    });
  },
);
