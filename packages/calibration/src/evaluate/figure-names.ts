/** What is always true of a scored figure. */
interface FigureFacts {
  /** As a table says it. */
  readonly title: string;
  readonly unit: 'bit/s or 1/s' | '1/s' | 'ns or ns/byte' | 'ns';
  /** How a guess is judged: by its relative error, or by its order of magnitude only. */
  readonly judgedBy: 'error' | 'magnitude';
}

const cpu = { unit: 'ns or ns/byte', judgedBy: 'error' } as const;

/** Every figure that predictions are scored by. CPU is per operation, or per byte of a stream. */
export const figureNames = {
  rate: { title: 'rate', unit: 'bit/s or 1/s', judgedBy: 'error' },
  sent: { title: 'datagrams sent', unit: '1/s', judgedBy: 'error' },
  latency: { title: 'mean latency', unit: 'ns', judgedBy: 'error' },
  'cpu-client': { title: 'CPU, client', ...cpu },
  'cpu-server': { title: 'CPU, server', ...cpu },
  'system-client': { title: 'system CPU, client', ...cpu },
  'system-server': { title: 'system CPU, server', ...cpu },
  'process-client': { title: 'process CPU, client', ...cpu },
  'process-server': { title: 'process CPU, server', ...cpu },
  retransmits: { title: 'retransmits', unit: '1/s', judgedBy: 'magnitude' },
} as const satisfies Readonly<Record<string, FigureFacts>>;

export type FigureName = keyof typeof figureNames;

export const figureNameList = Object.keys(figureNames) as readonly FigureName[];
