import { amount, type Check, finite, listOf, nullable, oneOf, record, text } from './check.ts';
import { studyCheck } from './study-check.ts';

const sourced = record({ value: finite, low: finite, high: finite, unit: text });

const hardware = record({
  id: text,
  title: text,
  cpu: record({
    model: text,
    sockets: amount,
    coresPerSocket: amount,
    threadsPerCore: amount,
    clockSingleGhz: sourced,
    clockAllGhz: sourced,
    features: listOf(text),
  }),
  memory: record({ bandwidthBytesPerS: sourced }),
  nic: record({ model: text, rateBitPerS: amount, queues: amount }),
  kernel: text,
  sysctls: record({ tcpRmemMaxBytes: amount }),
  mtus: listOf(amount),
});

const cost = record({ subject: text, parameter: text, value: finite, low: finite, high: finite });

const ownCosts = record({
  hardware: text,
  origin: record({ id: text, hash: text, kind: oneOf('fitted', 'prior') }),
  posterior: record({
    costs: record({ id: text, hash: text, costs: listOf(cost) }),
    factors: listOf(record({ name: text, sigmaLog: amount })),
    covariance: listOf(listOf(finite)),
    modelError: record({ rate: amount, cpu: amount }),
    seen: listOf(record({ datapath: text })),
  }),
});

/** What the page needs of what it predicts with. */
export const explorerCheck: Check = record({
  format: oneOf('hopwise/explorer@1'),
  hardware: listOf(hardware),
  costs: listOf(ownCosts),
  comparisons: listOf(studyCheck),
  capabilities: listOf(record({ product: text, capability: text, value: text })),
  files: listOf(record({ name: text, text })),
  spreads: record({ noise: listOf(record({ figure: text })), doubts: record({}) }),
});

const cell: Check = (value, place) =>
  typeof value === 'string' ? [] : nullable(finite)(value, place);

/** What the page needs of measured rows. */
export const measuredCheck: Check = record({
  format: oneOf('hopwise/measured@1'),
  sources: listOf(record({ id: text, title: text, doubtful: listOf(text) })),
  systems: listOf(record({ source: text, system: text, modifiers: listOf(text) })),
  columns: listOf(text),
  rows: listOf(listOf(cell)),
});
