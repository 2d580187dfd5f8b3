import { type Datapath, datapaths, type StageId, type Visit } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';

const switched = datapaths.filter(({ egress }) =>
  egress.some(({ stages }) => stages.includes('ovsFlowKeyExtract')),
);

/** Stages of one visit, cut where a packet enters the switch again. */
function passesOf({ stages }: Visit): readonly (readonly StageId[])[] {
  const starts = stages.flatMap((stage, at) => (stage === 'ovsFlowKeyExtract' ? [at] : []));
  return starts.map((at) => {
    const end = stages.indexOf('ovsExecuteActions', at);
    expect(end).toBeGreaterThan(at);
    return stages.slice(at, end + 1);
  });
}

const count = (stages: readonly StageId[], stage: StageId): number =>
  stages.filter((each) => each === stage).length;

describe.each(switched.map((each): readonly [string, Datapath] => [each.id, each]))(
  'Open vSwitch in %s',
  (_, { egress, ingress, sameNode = [] }) => {
    const passes = [...egress, ...ingress, ...sameNode].flatMap(passesOf);

    it('looks a packet up once, and once more for each recirculation by connection tracking', () => {
      for (const pass of passes) {
        expect(count(pass, 'ovsFlowTblLookup')).toBe(1 + count(pass, 'ovsCtExecute'));
      }
    });

    it('looks up before it tracks and after', () => {
      for (const pass of passes) {
        for (const [at, stage] of pass.entries()) {
          if (stage !== 'ovsCtExecute') continue;
          expect(pass[at - 1]).toBe('ovsFlowTblLookup');
          expect(pass[at + 1]).toBe('ovsFlowTblLookup');
        }
      }
    });

    it('makes an entry for a new connection where it tracks, and only there', () => {
      for (const pass of passes) {
        const isTracking = pass.includes('ovsCtExecute');
        expect(count(pass, 'nfConntrackConfirm')).toBe(isTracking ? 1 : 0);
      }
    });

    it('is passed as often by the sender\u2019s packets as by the receiver\u2019s', () => {
      expect(ingress.flatMap(passesOf)).toHaveLength(egress.flatMap(passesOf).length);
    });
  },
);
