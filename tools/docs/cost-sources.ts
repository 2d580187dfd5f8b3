/** Numbers for the sources that a page cites, in order of appearance. */
export interface CostSources {
  readonly numberOf: (source: string) => number;
  /** The list to put at the end. */
  readonly list: () => string;
}

export function costSources(): CostSources {
  const seen: string[] = [];
  return {
    numberOf: (source) => {
      if (!seen.includes(source)) seen.push(source);
      return seen.indexOf(source) + 1;
    },
    list: () => seen.map((source, index) => `${index + 1}. ${source}`).join('\n'),
  };
}
