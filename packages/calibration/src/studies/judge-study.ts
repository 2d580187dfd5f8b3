import { relativeError } from '@hopwise/stats';
import type { Evidence } from './clauses.ts';
import { figures } from './figures.ts';
import type {
  CaseOutcome,
  JudgedCase,
  JudgedFinding,
  JudgedStudy,
  JudgedTest,
  Verdict,
} from './judged-study.ts';
import type { PlannedCase } from './plan-tests.ts';
import type { Finding, Study, StudyTest } from './study.ts';
import type { StudyView } from './study-view.ts';

/** What is known of products: a product and a capability to a word or a number. */
export type Facts = StudyView['fact'];

/**
 * Judges every finding of a study.
 *
 * @param outcomes - One for each case, in the order of the plan.
 * @throws {RangeError} when there are more or fewer outcomes than cases
 */
export function judgeStudy(
  study: Study,
  plan: readonly PlannedCase[],
  { outcomes, fact }: { readonly outcomes: readonly CaseOutcome[]; readonly fact: Facts },
): JudgedStudy {
  if (plan.length !== outcomes.length) {
    throw new RangeError(`${outcomes.length} outcomes of ${plan.length} cases`);
  }
  const known = new Map(
    plan.flatMap((each, i): [string, Known][] => {
      const outcome = outcomes[i];
      return outcome === undefined ? [] : [[each.key, { plan: each, outcome }]];
    }),
  );
  const findings = study.findings.map((finding) => judged(finding, known, viewOf(known, fact)));
  const count = (verdict: Verdict): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  return {
    id: study.id,
    title: study.title,
    sources: study.sources,
    tests: study.tests.map((test) => judgedTest(test, known)),
    findings,
    counts: {
      reproduced: count('reproduced'),
      notReproduced: count('not-reproduced'),
      notTestable: count('not-testable'),
    },
  };
}

interface Known {
  readonly plan: PlannedCase;
  readonly outcome: CaseOutcome;
}

type KnownCases = ReadonlyMap<string, Known>;

function viewOf(known: KnownCases, fact: Facts): StudyView {
  const predicted = (key: string) => {
    const outcome = known.get(key)?.outcome;
    if (outcome?.kind === 'predicted') return outcome;
    throw new RangeError(`${key} was not predicted`);
  };
  return {
    prediction: (key) => predicted(key).prediction,
    datapath: (key) => predicted(key).datapath,
    lineRate: (key) => predicted(key).hardware.nic.rateBitPerS,
    published: (key, figure) => known.get(key)?.plan.published[figure] ?? null,
    fact,
  };
}

function judged(finding: Finding, known: KnownCases, view: StudyView): JudgedFinding {
  const { id, statement, clauses, ifNot = null, notTestable } = finding;
  const notTested = (reason: string, evidence: readonly Evidence[] = []): JudgedFinding => ({
    ...{ id, statement, verdict: 'not-testable', reason, evidence },
  });
  if (notTestable !== undefined) return notTested(notTestable);
  const refusals = clauses.flatMap(({ needs }) => needs.flatMap((key) => refusalOf(key, known)));
  if (refusals.length > 0) return notTested([...new Set(refusals)].join('; '));
  const evidence = clauses.map((clause) => clause.judge(view));
  const found = evidence.filter((each) => each !== null);
  if (found.length < evidence.length) {
    return notTested('a prediction or the table of facts lacks a number that it needs', found);
  }
  const holds = found.every((each) => each.holds);
  return {
    id,
    statement,
    verdict: holds ? 'reproduced' : 'not-reproduced',
    reason: holds ? null : ifNot,
    evidence: found,
  };
}

function refusalOf(key: string, known: KnownCases): readonly string[] {
  const outcome = known.get(key)?.outcome;
  if (outcome === undefined) throw new RangeError(`no test has the case ${key}`);
  return outcome.kind === 'refused' ? [outcome.reason] : [];
}

function judgedTest(test: StudyTest, known: KnownCases): JudgedTest {
  const { id, title, source, hardware, assumed = null, systems } = test;
  const cases = systems.flatMap(({ name }) => {
    const found = known.get(`${id}/${name}`);
    return found === undefined ? [] : [judgedCase(found)];
  });
  return { id, title, source, hardware, assumed, cases };
}

function judgedCase({ plan, outcome }: Known): JudgedCase {
  const prediction = outcome.kind === 'predicted' ? outcome.prediction : null;
  return {
    system: plan.system,
    datapath: plan.scenario?.datapath ?? null,
    modifiers: plan.scenario?.modifiers ?? [],
    mtu: plan.mtu,
    role: plan.role,
    refused: outcome.kind === 'refused' ? outcome.reason : null,
    bottleneck: prediction?.bottleneck.resource ?? null,
    figures: plan.test.figures.map((figure) => {
      const predicted = prediction === null ? null : figures[figure].of(prediction);
      const published = plan.published[figure] ?? null;
      const error =
        predicted === null || published === null || published === 0
          ? null
          : relativeError(predicted, published);
      return { figure, unit: figures[figure].unit, predicted, published, error };
    }),
  };
}
