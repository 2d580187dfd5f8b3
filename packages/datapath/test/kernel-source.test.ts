import { describe, expect, it } from 'vitest';
import { kernelSource, stages } from '../src/index.ts';

describe('where a stage stands', () => {
  it('is a file of the kernel at the tag that the glossary names, or at a later one', () => {
    expect(kernelSource('net/core/dev.c:process_backlog')).toEqual({
      name: 'process_backlog',
      path: 'net/core/dev.c',
      tag: null,
      url: 'https://github.com/torvalds/linux/blob/v5.10/net/core/dev.c',
    });
    expect(kernelSource('v6.7 drivers/net/netkit.c:netkit_xmit').url).toBe(
      'https://github.com/torvalds/linux/blob/v6.7/drivers/net/netkit.c',
    );
  });

  it('is only named where it is a program of others', () => {
    const source = kernelSource('cilium bpf/bpf_lxc.c:cil_from_container');
    expect([source.name, source.url]).toEqual(['cil_from_container', null]);
  });

  it('is said of every stage, with its function', () => {
    for (const { kernel } of Object.values(stages)) expect(kernelSource(kernel).name).not.toBe('');
  });
});
