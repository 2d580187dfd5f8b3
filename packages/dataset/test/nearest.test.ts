import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { nearest } from '../src/nearest.ts';

const names = ['host', 'cilium-ebpf', 'cilium-legacy', 'calico-ebpf', 'calico-iptables'];

describe('the name that was probably meant', () => {
  it('is the closest one', () => {
    expect(nearest('hots', names)).toBe('host');
    expect(nearest('hosts', names)).toBe('host');
    expect(nearest('hxyt', names)).toBeNull(); // Two edits of four letters are too many.
    expect(nearest('cilium-epbf', names)).toBe('cilium-ebpf');
    expect(nearest('Calico-Iptable', names)).toBe('calico-iptables');
  });

  it('is nobody when nothing is close', () => {
    expect(nearest('', names)).toBeNull();
    expect(nearest('flannel-vxlan', names)).toBeNull();
  });

  test.prop([
    fc.constantFrom(...names.slice(1)),
    fc.nat(),
    fc.string({ minLength: 1, maxLength: 1 }),
  ])('is found after one letter was changed, lost or added', (name, position, letter) => {
    const at = position % name.length;
    expect(nearest(name.slice(0, at) + letter + name.slice(at + 1), names)).toBe(name);
    expect(nearest(name.slice(0, at) + name.slice(at + 1), names)).toBe(name);
    expect(nearest(name.slice(0, at) + letter + name.slice(at), names)).toBe(name);
  });
});
