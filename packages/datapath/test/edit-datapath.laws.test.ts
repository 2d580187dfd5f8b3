import {
  applyModifiers,
  type Datapath,
  datapaths,
  type Edit,
  type Modifier,
  type StageId,
  stageIds,
  stagesOfVisits,
} from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const anyDatapath = fc.constantFrom(...datapaths);
const anyStage = fc.constantFrom(...stageIds);
const someStages = fc.array(anyStage, { minLength: 1, maxLength: 3 });

const modifierOf = (...edits: readonly Edit[]): Modifier => ({
  id: 'law',
  title: 'law',
  summary: '',
  edits,
  refusals: [],
  sources: [],
});

function edited(datapath: Datapath, ...edits: readonly Edit[]): Datapath {
  const applied = applyModifiers(datapath, [modifierOf(...edits)]);
  if (!applied.ok) throw new Error(applied.reason);
  return applied.datapath;
}

const everyStage = ({ egress, ingress, sameNode = [] }: Datapath): readonly StageId[] =>
  stagesOfVisits([...egress, ...ingress, ...sameNode]);

const onPath = ({ egress, ingress, sameNode = [] }: Datapath): readonly StageId[] =>
  [...egress, ...ingress, ...sameNode].flatMap(({ stages }) => stages);

const directions = ['egress', 'ingress', 'sameNode'] as const;

describe('inserting stages', () => {
  it('and removing them again gives the datapath that had none of them', () => {
    fc.assert(
      fc.property(anyDatapath, anyStage, someStages, (datapath, stage, stages) => {
        fc.pre(!stages.includes('nfConntrackConfirm'));
        fc.pre(!stages.some((each) => everyStage(datapath).includes(each)));
        const insert = { kind: 'insert', where: 'after', stage, stages, directions } as const;
        expect(edited(datapath, insert, { kind: 'remove', stages })).toEqual(datapath);
      }),
      { numRuns: 300 },
    );
  });

  it('adds them once in each direction that has the place, beside it', () => {
    fc.assert(
      fc.property(anyDatapath, anyStage, anyStage, (datapath, stage, added) => {
        fc.pre(onPath(datapath).includes(stage) && !everyStage(datapath).includes(added));
        const insert = {
          kind: 'insert',
          where: 'before',
          stage,
          stages: [added],
          directions,
        } as const;
        const after = edited(datapath, insert);
        for (const direction of directions) {
          const was = (datapath[direction] ?? []).flatMap(({ stages }) => stages);
          const is = (after[direction] ?? []).flatMap(({ stages }) => stages);
          expect(is.filter((each) => each === added)).toHaveLength(was.includes(stage) ? 1 : 0);
          if (was.includes(stage)) expect(is[is.indexOf(added) + 1]).toBe(stage);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('beside different places gives the same in either order', () => {
    fc.assert(
      fc.property(
        anyDatapath,
        fc.uniqueArray(anyStage, { minLength: 4, maxLength: 4 }),
        (datapath, [here, there, one, other]) => {
          if (here === undefined || there === undefined) return;
          if (one === undefined || other === undefined) return;
          fc.pre(!everyStage(datapath).includes(one) && !everyStage(datapath).includes(other));
          const a = {
            kind: 'insert',
            where: 'after',
            stage: here,
            stages: [one],
            directions,
          } as const;
          const b = {
            kind: 'insert',
            where: 'after',
            stage: there,
            stages: [other],
            directions,
          } as const;
          expect(edited(datapath, a, b)).toEqual(edited(datapath, b, a));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('splitting a visit', () => {
  const rest = {
    entry: 'rps',
    context: 'softirq',
    stages: ['processBacklog'],
    epilogue: ['doIdle'],
  } as const;
  const splitAfter = (after: StageId): Edit => ({
    kind: 'split',
    after,
    direction: 'ingress',
    handOver: ['enqueueToBacklog'],
    visit: rest,
  });

  it('keeps every stage in order, and adds one visit that begins with the hand-over', () => {
    fc.assert(
      fc.property(anyDatapath, anyStage, (datapath, stage) => {
        const was = datapath.ingress.flatMap(({ stages }) => stages);
        fc.pre(was.includes(stage));
        const { ingress } = edited(datapath, splitAfter(stage));
        const at = was.indexOf(stage) + 1;
        expect(ingress.flatMap(({ stages }) => stages)).toEqual(
          was.toSpliced(at, 0, 'enqueueToBacklog', 'processBacklog'),
        );
        expect(ingress).toHaveLength(datapath.ingress.length + 1);
        const index = ingress.findIndex(({ stages }) => stages.includes('enqueueToBacklog'));
        expect(ingress[index + 1]).toMatchObject({ entry: 'rps', epilogue: ['doIdle'] });
        expect(ingress[index + 1]?.namespace).toBe(ingress[index]?.namespace);
        expect(ingress[index + 1]?.segmented).toBe(ingress[index]?.segmented);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing where the stage does not stand', () => {
    fc.assert(
      fc.property(anyDatapath, anyStage, (datapath, stage) => {
        fc.pre(!datapath.ingress.some(({ stages }) => stages.includes(stage)));
        expect(edited(datapath, splitAfter(stage))).toEqual(datapath);
      }),
    );
  });
});

describe('replacing a stage', () => {
  it('by itself changes nothing, and by nothing is removing it', () => {
    fc.assert(
      fc.property(anyDatapath, anyStage, (datapath, stage) => {
        fc.pre(stage !== 'nfConntrackConfirm');
        expect(edited(datapath, { kind: 'replace', stage, by: [stage] })).toEqual(datapath);
        expect(edited(datapath, { kind: 'replace', stage, by: [] })).toEqual(
          edited(datapath, { kind: 'remove', stages: [stage] }),
        );
      }),
    );
  });
});
