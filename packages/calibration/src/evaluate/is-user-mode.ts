import { type Layer, type StageId, stages } from '@hopwise/datapath';

/** Layers that some program plays. */
const layersOfPrograms: readonly Layer[] = ['application', 'socket', 'user-space', 'proxy'];

/** `path:function` of the kernel, or `tag path:function` of a later one. */
const inKernel = /^(v\d\S* )?\S+$/;
/** Of a program's source: what it loads into the kernel. */
const loadedIntoKernel = /\b(bpf|ko_src)\//;

/** Whether a stage is a program's own code, which is accounted as user time. */
export function isUserMode(stage: StageId): boolean {
  const { layer, kernel } = stages[stage];
  return (
    layersOfPrograms.includes(layer) && !inKernel.test(kernel) && !loadedIntoKernel.test(kernel)
  );
}
