import {
  type CaseOutcome,
  type JudgedStudy,
  judgeStudy,
  planTests,
  type Study,
} from '@hopwise/calibration';
import { capabilityIds, factOf } from '@hopwise/dataset';
import type { Prediction } from '@hopwise/datapath';
import type { DataFolder } from './files.ts';
import { predictedFromCache } from './predicted-from-cache.ts';
import type { Solver } from './prediction-task.ts';
import type { Shell } from './shell.ts';
import { type StudyTask, studyTask } from './study-task.ts';

/** How to predict studies. */
export interface StudiesRequest {
  readonly solver: Solver;
  readonly precision: number;
  readonly seed: number;
  readonly threads: number;
  /** Whether what an earlier run predicted will do. */
  readonly cache: boolean;
}

/** Runs the tests of studies and judges their findings. */
export async function judgedStudies(
  asked: readonly Study[],
  { solver, precision, seed, ...request }: StudiesRequest,
  { data, shell }: { readonly data: DataFolder; readonly shell: Shell },
): Promise<readonly JudgedStudy[]> {
  const known = rememberedPlatforms(data);
  const planned = asked.map((study) => {
    const sources = [...new Set(study.tests.map(({ source }) => source))];
    const plan = planTests(
      study,
      sources.map((id) => data.study(id)),
      seed,
    );
    const tasks = plan.map((each) => studyTask(each, { solver, precision, data: known }));
    return { study, plan, tasks };
  });
  const tasks = planned.flatMap((each) =>
    each.tasks.flatMap((task) => (task.kind === 'task' ? [task.task] : [])),
  );
  const { predictions } = await predictedFromCache(tasks, request, shell);
  const facts = data.capabilities();
  const fact = (product: string, name: string): string | null => {
    const capability = capabilityIds.find((id) => id === name);
    return capability === undefined ? null : factOf(facts, product, capability);
  };
  const left = [...predictions];
  return planned.map(({ study, plan, tasks: ofStudy }) => {
    const outcomes = ofStudy.map((task) => outcomeOf(task, left));
    return judgeStudy(study, plan, { outcomes, fact });
  });
}

/** @param left - Predictions in the order of the tasks; the first is taken off. */
function outcomeOf(task: StudyTask, left: Prediction[]): CaseOutcome {
  if (task.kind === 'refused') return task;
  const prediction = left.shift();
  if (prediction === undefined) throw new RangeError('fewer predictions than tasks');
  const { datapath, hardware } = task.task.input;
  return { kind: 'predicted', prediction, datapath, hardware };
}

/** A study asks for the same machine in each of its cases, and reading one takes a while. */
function rememberedPlatforms(data: DataFolder): DataFolder {
  const platforms = new Map<string, ReturnType<DataFolder['platform']>>();
  return {
    ...data,
    platform: (id) => {
      const platform = platforms.get(id) ?? data.platform(id);
      platforms.set(id, platform);
      return platform;
    },
  };
}
