import type { Facts } from '../../facts/facts.ts';
import { block, type Checks, ofBoth, ofEach, record, warn } from '../subject.ts';

/** An idle state that takes longer to leave shows in the time of a transaction [us]. */
const deepUs = 20;

const each = ofEach(({ cpu, kernel }) => {
  const others = cpu.governors.filter((one) => one !== 'performance');
  const deep = cpu.idleStates.filter((one) => one.latencyUs >= deepUs && !one.isDisabled);
  return [
    others.length > 0
      ? block(
          'governor',
          `governor ${others.join(', ')}`,
          'cpupower frequency-set -g performance, or tuned-adm profile network-latency',
        )
      : null,
    cpu.governors.length === 0 ? record('governor', 'no governor can be read') : null,
    cpu.turbo === true
      ? warn(
          'turbo',
          'turbo is on',
          'echo 1 > /sys/devices/system/cpu/intel_pstate/no_turbo (or 0 > cpufreq/boost) for figures that repeat',
        )
      : null,
    deep.length > 0
      ? warn(
          'idle-states',
          `idle states ${deep.map(({ name, latencyUs }) => `${name} (${latencyUs} us)`).join(', ')} are used`,
          'cpupower idle-set -D 20, or the boot option processor.max_cstate=1',
        )
      : null,
    cpu.smtActive === true
      ? warn('smt', 'SMT is on', 'echo off > /sys/devices/system/cpu/smt/control')
      : null,
    cpu.isVirtual ? warn('virtual-machine', 'it is a virtual machine', 'use bare metal') : null,
    iommu(cpu, kernel),
    (cpu.throttles ?? 0) > 0
      ? warn(
          'throttles',
          `cores were slowed for their heat ${cpu.throttles} times since the start`,
          'look after the cooling, or lower the clock',
        )
      : null,
    Object.keys(kernel.mitigations).length > 0
      ? record('mitigations', mitigationsOf(kernel.mitigations))
      : null,
  ];
});

/** A guest has no say in how its host maps buffers. */
function iommu(cpu: Facts['cpu'], { options }: Facts['kernel']): ReturnType<typeof warn> | null {
  const isPassed = options['iommu'] === 'pt' || options['iommu.passthrough'] === '1';
  const isOff = ['off', 'soft'].includes(options['iommu'] ?? '');
  if (cpu.isVirtual || isPassed || isOff) return null;
  return warn('iommu', 'the boot options do not say iommu=pt', 'boot with iommu=pt');
}

const mitigationsOf = (mitigations: Facts['kernel']['mitigations']): string =>
  Object.entries(mitigations)
    .filter(([, text]) => text !== 'Not affected')
    .map(([name, text]) => `${name}: ${text}`)
    .join('; ') || 'not affected by any';

/** Clocks, idle states and siblings of the processors. */
export const cpuChecks: Checks = (subject) => {
  const [here, there] = [subject.client.cpu.model, subject.server.cpu.model];
  const isOne = here === there;
  return [
    ...each(subject),
    ...(isOne
      ? []
      : [
          ofBoth(
            warn(
              'different-cpus',
              `${here} and ${there}`,
              'use two equal machines, or swap the roles',
            ),
          ),
        ]),
  ];
};
