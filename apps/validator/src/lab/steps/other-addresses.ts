/** Addresses of the networks for benchmarks (RFC 2544), which no lab traffic has. */
const inNetwork = (network: string, index: number): string =>
  `${network}.${Math.floor(index / 250)}.${(index % 250) + 1}`;

/** Somebody whom a rule is about that matches nothing. */
export const strangerAddress = (index: number): string => `${inNetwork('198.18', index)}/32`;

/** Address of a Service; the last of all is compared last, and leads to the pod. */
export const serviceAddress = (count: number, index: number): string =>
  `${inNetwork('198.19', count - 1 - index)}/32`;

/** Where a client finds the pod behind the Services. */
export const lastServiceAddress = inNetwork('198.19', 0);
