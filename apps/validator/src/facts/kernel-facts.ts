import type { Facts } from './facts.ts';
import type { Sections } from './sections.ts';

/** Boot options that change what a packet costs; others are nobody's business and not kept. */
const kept =
  /^(?:mitigations|spectre_v2|retbleed|nosmt|iommu(?:\.passthrough|\.strict)?|(?:intel|amd)_iommu|isolcpus|nohz_full|rcu_nocbs|irqaffinity|preempt|idle|(?:processor|intel_idle)\.max_cstate|(?:intel|amd)_pstate|cpufreq\.default_governor|pcie_aspm|transparent_hugepage|default_hugepagesz|hugepages|tsc|clocksource)$/;

/** Of the kernel: its release, and how it was built and started. */
export function kernelFacts(sections: Sections): Facts['kernel'] {
  const words = (sections.text('cmdline') ?? '').split(/\s+/);
  const options = words.flatMap((word) => {
    const [name = '', ...value] = word.split('=');
    return kept.test(name) ? [[name, value.join('=')] as const] : [];
  });
  const mitigations = [...sections.files('vulnerabilities')].map(
    ([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text] as const,
  );
  const config = sections.text('config');
  return {
    release: sections.text('kernel') ?? 'unknown',
    machine: sections.text('machine') ?? 'unknown',
    bootId: sections.text('boot-id'),
    preemption: preemption(sections),
    irqTimeAccounting: config?.includes('CONFIG_IRQ_TIME_ACCOUNTING=y') ?? null,
    options: Object.fromEntries(options),
    mitigations: Object.fromEntries(mitigations),
  };
}

/** Chosen while it runs "none (voluntary) full", else at the start, else when it was built. */
function preemption(sections: Sections): string | null {
  const chosen = /\((\w+)\)/.exec(sections.file('preemption', 'preempt') ?? '')?.[1];
  const asked = /(?:^|\s)preempt=(\w+)/.exec(sections.text('cmdline') ?? '')?.[1];
  const built = /^CONFIG_PREEMPT_(NONE|VOLUNTARY|LAZY|RT)=y$/m.exec(sections.text('config') ?? '');
  return chosen ?? asked ?? built?.[1]?.toLowerCase() ?? null;
}
