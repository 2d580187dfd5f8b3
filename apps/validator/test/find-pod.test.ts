import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TargetError } from '../src/index.ts';
import { globalAddress } from '../src/targets/address-in.ts';
import { namespaceOfContainer, namespaceOfSandbox, readySandbox } from '../src/targets/find-pod.ts';

const sample = (name: string): string =>
  readFileSync(new URL(`samples/pods/${name}.json`, import.meta.url), 'utf8');

describe('a pod', () => {
  it('is the sandbox that is ready, not one that was before it', () => {
    const name = { namespace: 'default', pod: 'busybox-sandbox' };
    expect(readySandbox(sample('crictl-pods'), name)).toMatch(/^8f9ec14c/);
  });

  it('that does not run is not found', () => {
    const other = { namespace: 'kube-system', pod: 'busybox-sandbox' };
    expect(() => readySandbox(sample('crictl-pods'), other)).toThrow(
      'no pod kube-system/busybox-sandbox is running there',
    );
  });

  it('is entered by its process, or by the path of its namespace where that is said', () => {
    expect(namespaceOfSandbox(sample('crictl-inspectp-containerd'))).toBe(
      '--net=/proc/48095/ns/net',
    );
    expect(namespaceOfSandbox(sample('crictl-inspectp-cri-o'))).toMatch(
      /^--net=\/var\/run\/netns\/e5ac/,
    );
    expect(namespaceOfContainer(sample('ctr-containers-info'))).toMatch(/^--net=.*\/cni-ae2b/);
  });

  it('is never read out of anything else: the error says whose words those are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const read of [namespaceOfSandbox, namespaceOfContainer]) {
          expect(() => read(text)).toThrow(TargetError);
        }
      }),
    );
  });
});

describe('the address in a namespace', () => {
  it('is its first IPv4 address, else IPv6, else none', () => {
    const six = '3: eth0    inet6 fd00::7/64 scope global \\       valid_lft forever';
    const four =
      '3: eth0    inet 10.22.0.7/16 brd 10.22.255.255 scope global eth0\\  valid_lft forever';
    expect(globalAddress(`${six}\n${four}\n`)).toBe('10.22.0.7');
    expect(globalAddress(six)).toBe('fd00::7');
    expect(globalAddress('')).toBeNull();
  });
});
