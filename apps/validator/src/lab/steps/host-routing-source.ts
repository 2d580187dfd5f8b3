import { readFileSync } from 'node:fs';

/** C source of eBPF host routing. */
export const hostRoutingSource = (): string =>
  readFileSync(new URL('../../bpf/host-routing.c', import.meta.url), 'utf8');
