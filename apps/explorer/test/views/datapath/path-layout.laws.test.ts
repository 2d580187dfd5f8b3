import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packetAt, stepFrom, stopsOf } from '../../../src/views/datapath/packet.ts';
import { pathLayout } from '../../../src/views/datapath/path-layout.ts';
import { placedWalk } from '../../../src/views/datapath/placed-walk.ts';
import { anyDatapathId, anyKind, answerOf } from '../walks.ts';

const words = { gap: () => 'wire 2100 ns', duration: (ns: number) => `${ns} ns` };

const layouts = fc
  .record({
    id: anyDatapathId,
    kind: anyKind,
    width: fc.integer({ min: 320, max: 3800 }),
    em: fc.integer({ min: 10, max: 26 }),
  })
  .map(({ id, kind, width, em }) => {
    const { walk } = answerOf(id, kind);
    return { walk, width, em, layout: pathLayout(walk, { width, em }, 0, words) };
  });

const few = { numRuns: 60 };

describe('the picture of a path', () => {
  it('gives every stage a block as long as its time, on one scale', () => {
    fc.assert(
      fc.property(layouts, ({ walk, layout }) => {
        const { blocks, isVertical, along } = layout;
        expect(blocks.length).toBe(walk.runs.flatMap(({ stages }) => stages).length);
        const perNs = along(1000) / 1000 - along(0) / 1000;
        for (const { placed, width, height } of blocks) {
          expect(isVertical ? height : width).toBeCloseTo(placed.stage.ns * perNs, 6);
        }
      }),
      few,
    );
  });

  it('lays no two blocks of a lane over each other, and none outside the picture', () => {
    fc.assert(
      fc.property(layouts, ({ layout, width }) => {
        const lanes = groupByLane(layout.blocks);
        for (const own of lanes.values()) {
          const spans = own
            .map((block) =>
              layout.isVertical
                ? [block.y, block.y + block.height]
                : [block.x, block.x + block.width],
            )
            .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
          for (const [index, [from = 0]] of spans.entries()) {
            expect(from).toBeGreaterThanOrEqual((spans[index - 1]?.[1] ?? 0) - 1e-6);
          }
        }
        for (const { x, y, width: w, height: h } of layout.blocks) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + w).toBeLessThanOrEqual(width + 0.5);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + h).toBeLessThanOrEqual(layout.height + 0.5);
        }
      }),
      few,
    );
  });

  it('puts the client on top, the wire in the middle and the server mirrored below', () => {
    fc.assert(
      fc.property(layouts, ({ layout }) => {
        const kinds = layout.lanes.map(({ lane }) => `${lane.end ?? ''} ${lane.kind}`);
        const order = [
          ...['client process', 'client softirq', 'client hardirq', ' wire'],
          ...['server hardirq', 'server softirq', 'server process'],
        ];
        const places = kinds.map((kind) => order.indexOf(kind));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places).not.toContain(-1);
      }),
      few,
    );
  });

  it('leads a packet through all that it waits for, forward in time, to the end', () => {
    fc.assert(
      fc.property(layouts, ({ walk, layout }) => {
        const stops = stopsOf(walk, layout);
        const { stages } = placedWalk(walk);
        const waited = stages.filter(({ isCritical, stage }) => isCritical && stage.onPath);
        expect(stops.filter(({ at }) => at.kind === 'stage').length).toBe(waited.length);
        let now = 0;
        for (let step = 1; step < stops.length; step++) {
          const next = stepFrom(stops, now, 1);
          expect(next).toBeGreaterThanOrEqual(now);
          const place = packetAt(layout, stops, next);
          expect(Number.isFinite(place?.x) && Number.isFinite(place?.y)).toBe(true);
          now = next;
        }
        for (const { fromNs, toNs, pieces } of stops) {
          expect(toNs).toBeGreaterThanOrEqual(fromNs);
          expect(Number.isInteger(pieces) && pieces >= 1).toBe(true);
        }
      }),
      few,
    );
  });

  it('shows frames on the wire, one skb after GRO, and segments where GSO has cut early', () => {
    const piecesAt = (id: string) => {
      const { walk } = answerOf(id, 'tcp-stream');
      const stops = stopsOf(walk, pathLayout(walk, { width: 1200, em: 16 }, 0, words));
      const of = (name: string) =>
        stops.find(({ at }) => at.kind === 'stage' && at.placed.stage.stage === name)?.pieces;
      const wire = stops.find(({ at }) => at.kind === 'gap' && at.gap.kind === 'wire')?.pieces;
      return { wire, send: of('tcpSendmsg'), crypt: of('chachaEncrypt'), tcp: of('tcpV4Rcv') };
    };
    const host = piecesAt('host');
    expect(host).toEqual({ wire: 45, send: 1, crypt: undefined, tcp: 1 });
    expect(piecesAt('cilium-wireguard').crypt).toBeGreaterThan(40);
  });
});

type Block = ReturnType<typeof pathLayout>['blocks'][number];

function groupByLane(blocks: readonly Block[]): ReadonlyMap<string, readonly Block[]> {
  const lanes = new Map<string, Block[]>();
  for (const block of blocks) {
    const { lane } = block.placed;
    lanes.set(lane, [...(lanes.get(lane) ?? []), block]);
  }
  return lanes;
}
