import { busyTime } from '../parsers/busy-time.ts';
import { parseProcStat } from '../parsers/proc-stat.ts';
import type { Facts } from './facts.ts';
import type { Sections } from './sections.ts';

const distinct = (values: Iterable<string>): string[] => [...new Set(values)].sort();

/** Of the processors, and how they save power. */
export function cpuFacts(sections: Sections): Facts['cpu'] {
  const smt = sections.file('smt', 'active');
  const throttles = [...sections.files('throttles').values()].map(Number);
  return {
    model: sections.text('model')?.replace(/^model name\s*:\s*/, '') ?? null,
    count: sections.number('cpus') ?? 1,
    isVirtual: sections.text('hypervisor') !== null,
    numaNodes: (sections.text('numa-nodes') ?? '').split('\n').filter(Boolean).length,
    smtActive: smt === null ? null : smt === '1',
    governors: distinct(sections.files('governors').values()),
    frequencyDriver: sections.file('frequency-driver', 'scaling_driver'),
    frequenciesKhz: [...sections.files('frequencies').values()].map(Number).filter(Number.isFinite),
    turbo: turbo(sections),
    idleStates: idleStates(sections),
    throttles: throttles.length === 0 ? null : throttles.reduce((sum, count) => sum + count, 0),
  };
}

function turbo(sections: Sections): boolean | null {
  const off = sections.file('turbo', 'no_turbo');
  const on = sections.file('turbo', 'boost');
  return off === null ? (on === null ? null : on === '1') : off === '0';
}

function idleStates(sections: Sections): Facts['cpu']['idleStates'] {
  const files = sections.files('idle-states');
  return [...files].flatMap(([path, name]) => {
    if (!path.endsWith('/name')) return [];
    const folder = path.slice(0, -'/name'.length);
    const latencyUs = Number(files.get(`${folder}/latency`) ?? 0);
    return [{ name, latencyUs, isDisabled: files.get(`${folder}/disable`) === '1' }];
  });
}

/** What else the node does, while nothing is measured. */
export function loadFacts(sections: Sections): Facts['load'] {
  const from = sections.read('idle-from', parseProcStat)?.get('cpu');
  const to = sections.read('idle-to', parseProcStat)?.get('cpu');
  const idle = from === undefined || to === undefined ? null : busyTime(from, to);
  const whole = idle === null ? 0 : idle.busySeconds / (idle.utilisation || 1);
  const average = /^[\d.]+/.exec(sections.text('load') ?? '')?.[0];
  const pressure = /some avg10=([\d.]+)/.exec(sections.text('pressure') ?? '')?.[1];
  return {
    average1: average === undefined ? null : Number(average),
    pressurePct: pressure === undefined ? null : Number(pressure),
    busyPct: idle === null ? null : 100 * idle.utilisation,
    stealPct: idle === null || whole === 0 ? null : (100 * idle.stealSeconds) / whole,
  };
}
