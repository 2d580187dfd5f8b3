import { workloadKinds } from '@hopwise/datapath';
import fc from 'fast-check';
import { it } from 'vitest';
import { compareView } from '../../../src/views/compare/compare-view.ts';
import { charts, sorts } from '../../../src/views/compare/state.ts';
import { expectPermalink } from '../view-law.ts';

const states = fc.record({
  study: fc.constantFrom('', 'cilium-2021', 'infrabuilder-2024-01'),
  hardware: fc.constantFrom('', 'cilium2021-100g', 'ib2024-40g'),
  workload: fc.constantFrom(...workloadKinds),
  processes: fc.integer({ min: 1, max: 999_999 }),
  sort: fc.constantFrom(...sorts),
  chart: fc.constantFrom(...charts),
  needs: fc.uniqueArray(fc.constantFrom('encryption', 'policy-ingress', 'dual-stack')),
});

it('Compare keeps its state in the address', () => {
  expectPermalink(compareView, states);
});
