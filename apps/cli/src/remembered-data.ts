import type { DataFolder } from './files.ts';

/** The folder, with each machine, study and fit read once: evaluations ask for them again and again. */
export const rememberedData = (data: DataFolder): DataFolder => ({
  ...data,
  hardware: remembered(data.hardware),
  study: remembered(data.study),
  beforeFit: remembered(data.beforeFit),
  committedFit: remembered(data.committedFit),
});

function remembered<Result>(read: (id: string) => Result): (id: string) => Result {
  const known = new Map<string, Result>();
  return (id) => {
    const result = known.has(id) ? (known.get(id) as Result) : read(id);
    known.set(id, result);
    return result;
  };
}
