import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHardware } from '@hopwise/dataset';
import { measuredScale } from '../../src/probe/measured-scale.ts';
import { probeProfile } from '../../src/probe/profile.ts';
import { profileText } from '../../src/probe/profile-text.ts';
import { recordedProbe, recordedReference, slowedProbe } from './recorded-probe.ts';

const classes = ['instruction', 'copy', 'crypto', 'wakeup', 'interrupt'] as const;

describe('costs that are scaled by two probes', () => {
  it('are those of the reference where both probes say the same', () => {
    const scale = measuredScale(recordedProbe, recordedReference);
    if ('lacks' in scale) throw new Error(scale.lacks.join());
    for (const name of classes) {
      expect(scale[name].value).toBeCloseTo(1, 3);
      expect(scale[name].low).toBeLessThanOrEqual(1);
      expect(scale[name].high).toBeGreaterThanOrEqual(1);
    }
  });

  it('grow as the times do, whichever class they are of', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), (factor) => {
        const scale = measuredScale(slowedProbe(factor), recordedReference);
        if ('lacks' in scale) throw new Error(scale.lacks.join());
        for (const name of classes) {
          expect(scale[name].value / factor).toBeCloseTo(1, 2);
          expect(scale[name].low).toBeLessThanOrEqual(scale[name].value);
          expect(scale[name].high).toBeGreaterThanOrEqual(scale[name].value);
        }
      }),
    );
  });

  it('go on from what the reference itself is scaled by, and are derived then', () => {
    const half = { value: 0.5, low: 0.4, high: 0.6, unit: 'ratio', basis: 'assumed' as const };
    const below = Object.fromEntries(classes.map((name) => [name, { ...half, source: 'x' }]));
    const costScale = { reference: 'third', ...below } as never;
    const hardware = { ...recordedReference.hardware, costScale };
    const scale = measuredScale(slowedProbe(3), { ...recordedReference, hardware });
    if ('lacks' in scale) throw new Error(scale.lacks.join());
    expect(scale.reference).toBe('third');
    expect(scale.wakeup.value).toBeCloseTo(1.5, 2);
    expect(scale.wakeup.basis).toBe('derived');
  });

  it('are refused by the name of each class that one machine says nothing of', () => {
    const absent = ['aesGcmNsPerByte', 'chachaNsPerByte', 'handoverNs'];
    const measured = Object.fromEntries(
      Object.entries(recordedProbe.measured).filter(([name]) => !absent.includes(name)),
    );
    expect(measuredScale({ ...recordedProbe, measured }, recordedReference)).toEqual({
      lacks: [
        'costScale.crypto (needs aesGcmNsPerByte or chachaNsPerByte of both)',
        'costScale.wakeup (needs handoverNs of both)',
      ],
    });
  });
});

describe('the profile of a probe', () => {
  const made = probeProfile({ id: 'probed', probe: recordedProbe, like: recordedReference });

  it('is one by the schema of profiles, also after it was written', () => {
    if (!made.isMade) throw new Error(made.lacks.join());
    expect(parseHardware(profileText(made.hardware), 'probed.yaml')).toEqual(made.hardware);
  });

  it('holds what was measured as measured, and names what was not', () => {
    if (!made.isMade) throw new Error(made.lacks.join());
    const { cpu, memory, wakeLatencyNs, costScale, unknowns, sysctls } = made.hardware;
    const measured = [cpu.clockSingleGhz, cpu.clockAllGhz, cpu.smtSlowdown, wakeLatencyNs];
    for (const figure of [...measured, memory.bandwidthBytesPerS]) {
      expect(figure.basis).toBe('measured');
    }
    expect(costScale?.copy.basis).toBe('measured');
    expect(costScale?.interrupt.basis).toBe('derived');
    expect(cpu.coresPerSocket).toBe(2);
    expect(sysctls.localPorts).toBeGreaterThan(1000);
    for (const name of ['nic', 'propagationNs', 'cpu.runTimeCv']) {
      expect(made.kept).toContain(name);
      expect(unknowns).toContain(name);
    }
  });

  it('is not made of a probe without a compiler, and says what is missing', () => {
    const { aesGcmNsPerByte, chachaNsPerByte, loopbackRrPerS } = recordedProbe.measured;
    const measured = { aesGcmNsPerByte, chachaNsPerByte, loopbackRrPerS } as never;
    const probe = { ...recordedProbe, measured };
    const refused = probeProfile({ id: 'probed', probe, like: recordedReference });
    if (refused.isMade) throw new Error('made of nothing');
    expect(refused.lacks.slice(0, 3)).toEqual([
      'clockSingleGhz',
      'clockAllGhz',
      'bandwidthBytesPerS',
    ]);
  });
});
