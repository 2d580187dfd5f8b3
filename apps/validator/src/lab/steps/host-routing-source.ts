import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** C source of eBPF host routing, found by the name of its package because a bundle lies elsewhere. */
export const hostRoutingSource = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('@hopwise/validator/host-routing.c'), 'utf8');
