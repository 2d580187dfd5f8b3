import type { Figure } from '@hopwise/dataset';
import type { EndHealth } from './health.ts';

/**
 * CPU of both nodes by mpstat, as figures beside those of a tool: user and system time, and all of
 * it where the tool does not say that itself.
 */
export function cpuFigures(
  figures: readonly Figure[],
  health: Readonly<Record<'client' | 'server', EndHealth>>,
): readonly Figure[] {
  const [first] = figures;
  if (first === undefined) return [];
  const { workload, path, system, streams, messageBytes, mtu } = first;
  return (['client', 'server'] as const).flatMap((end) => {
    const { cpuPct, cpuCount } = health[end];
    if (cpuPct === null || cpuCount === null) return [];
    const figure = (metric: Figure['metric'], percent: number, name: string): Figure => ({
      ...{ workload, path, system, streams, messageBytes, mtu, metric },
      value: (percent * cpuCount) / 100,
      note: `mpstat: ${name} of all CPUs x ${cpuCount} / 100`,
    });
    const { user, system: kernel, irq, softirq } = cpuPct;
    const whole = user + kernel + irq + softirq;
    const isKnown = figures.some(({ metric }) => metric === `cpu_${end}_cores`);
    return [
      ...(isKnown ? [] : [figure(`cpu_${end}_cores`, whole, '%usr + %nice + %sys + %irq + %soft')]),
      figure(`cpu_${end}_user_cores_nosoftirq`, user, '%usr + %nice'),
      figure(`cpu_${end}_system_cores_nosoftirq`, kernel, '%sys'),
    ];
  });
}
