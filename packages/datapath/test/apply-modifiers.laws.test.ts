import {
  applyModifiers,
  type Datapath,
  datapaths,
  type Modifier,
  modifiers,
  type StageId,
  stageIds,
  type Visit,
} from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const anyDatapath = fc.constantFrom(...datapaths);

/** A modifier that takes any stages off. */
const anyModifier: fc.Arbitrary<Modifier> = fc
  .tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.uniqueArray(fc.constantFrom(...stageIds)))
  .map(([id, removes]) => ({
    id,
    title: id,
    summary: '',
    edits: [{ kind: 'remove' as const, stages: removes }],
    refusals: [{ when: { lacks: removes }, because: 'nothing of it is there' }],
    sources: [],
  }));

const removedBy = ({ edits }: Modifier): readonly StageId[] =>
  edits.flatMap((edit) => (edit.kind === 'remove' ? edit.stages : []));

const visitsOf = ({ egress, ingress }: Datapath): readonly Visit[] => [...egress, ...ingress];

const stagesOf = (datapath: Datapath): readonly StageId[] =>
  visitsOf(datapath).flatMap(({ stages, epilogue = [] }) => [...stages, ...epilogue]);

const concerns = (modifier: Modifier, datapath: Datapath): boolean =>
  stagesOf(datapath).some((stage) => removedBy(modifier).includes(stage));

describe('a modifier', () => {
  it('removes exactly its stages, everywhere, and keeps the order of the rest', () => {
    fc.assert(
      fc.property(anyDatapath, anyModifier, (datapath, modifier) => {
        fc.pre(concerns(modifier, datapath));
        const applied = applyModifiers(datapath, [modifier]);
        if (!applied.ok) throw new Error(applied.reason);
        const rest = stagesOf(datapath).filter((stage) => !removedBy(modifier).includes(stage));
        expect(stagesOf(applied.datapath)).toEqual(rest);
      }),
    );
  });

  it('changes neither the number of visits nor who they belong to', () => {
    fc.assert(
      fc.property(anyDatapath, anyModifier, (datapath, modifier) => {
        const applied = applyModifiers(datapath, [modifier]);
        fc.pre(applied.ok);
        const frames = (each: Datapath) =>
          visitsOf(each).map(({ entry, context, namespace }) => [entry, context, namespace]);
        expect(frames(applied.datapath)).toEqual(frames(datapath));
        expect(applied.datapath.id).toBe(datapath.id);
      }),
    );
  });

  it('is refused with its own reason where it would change nothing', () => {
    fc.assert(
      fc.property(anyDatapath, anyModifier, (datapath, modifier) => {
        fc.pre(!concerns(modifier, datapath));
        expect(applyModifiers(datapath, [modifier])).toEqual({
          ok: false,
          reason: `${modifier.id} cannot apply to ${datapath.id}: nothing of it is there`,
          because: 'nothing of it is there',
        });
      }),
    );
  });

  it('is refused a second time', () => {
    fc.assert(
      fc.property(anyDatapath, anyModifier, (datapath, modifier) => {
        fc.pre(concerns(modifier, datapath));
        expect(applyModifiers(datapath, [modifier, modifier])).toEqual({
          ok: false,
          reason: `${modifier.id} cannot apply to ${datapath.id}: it is already applied`,
          because: 'it is already applied',
        });
      }),
    );
  });

  it('leaves the datapath that it was given as it was', () => {
    fc.assert(
      fc.property(anyDatapath, anyModifier, (datapath, modifier) => {
        const before = JSON.stringify(datapath);
        applyModifiers(datapath, [modifier]);
        expect(JSON.stringify(datapath)).toBe(before);
      }),
    );
  });

  it('switches the conntrack table off with the stage that fills it', () => {
    fc.assert(
      fc.property(anyDatapath, anyModifier, (datapath, modifier) => {
        const applied = applyModifiers(datapath, [modifier]);
        fc.pre(applied.ok);
        const fills = stagesOf(applied.datapath).includes('nfConntrackConfirm');
        expect(applied.datapath.conntrack).toEqual(fills ? datapath.conntrack : null);
      }),
    );
  });
});

describe('two modifiers', () => {
  it('give the same in either order when they remove different stages', () => {
    fc.assert(
      fc.property(anyDatapath, anyModifier, anyModifier, (datapath, one, other) => {
        fc.pre(
          one.id !== other.id && !removedBy(one).some((stage) => removedBy(other).includes(stage)),
        );
        const forth = applyModifiers(datapath, [one, other]);
        const back = applyModifiers(datapath, [other, one]);
        expect(forth.ok).toBe(back.ok);
        if (forth.ok) expect(forth).toEqual(back);
      }),
    );
  });
});

describe('the listed modifiers', () => {
  it.each(modifiers.map((modifier) => [modifier.id, modifier] as const))(
    '%s applies to some datapath, changes something, and says where that is shown',
    (_, modifier) => {
      expect(datapaths.some((datapath) => applyModifiers(datapath, [modifier]).ok)).toBe(true);
      expect(modifier.edits.length > 0 || modifier.mtu !== undefined).toBe(true);
      for (const { because } of modifier.refusals) expect(because).not.toBe('');
      for (const source of modifier.sources) expect(URL.canParse(source)).toBe(true);
    },
  );

  it('no modifier is the datapath itself', () => {
    for (const datapath of datapaths) {
      expect(applyModifiers(datapath, [])).toEqual({ ok: true, datapath });
    }
  });

  it('NOTRACK is refused where the kernel tracks nothing', () => {
    const notrack = modifiers.filter(({ id }) => id === 'notrack');
    const refused = datapaths.filter((datapath) => !applyModifiers(datapath, notrack).ok);
    const untracked = datapaths.filter((datapath) => !stagesOf(datapath).includes('nfConntrackIn'));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.map(({ id }) => id)).toEqual(untracked.map(({ id }) => id));
  });
});
