/** Metrics by their ids, each with its only unit. */
export type MetricTable = Readonly<
  Record<string, { readonly unit: string; readonly meaning: string }>
>;
