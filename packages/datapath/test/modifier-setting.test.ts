import { findModifier, type Modifier, mtuWith, settingRefusals } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const byId = (id: string): Modifier => {
  const modifier = findModifier(id);
  if (modifier === undefined) throw new Error(`no modifier ${id}`);
  return modifier;
};

describe('the MTU with modifiers', () => {
  it('is that of the scenario where none sets it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 68, max: 65_535 }), (mtu) => {
        expect(mtuWith(mtu, [byId('notrack'), byId('rps')])).toBe(mtu);
        expect(mtuWith(mtu, [])).toBe(mtu);
      }),
    );
  });

  it('is 9000 with jumbo frames, whatever was said', () => {
    expect(mtuWith(1500, [byId('jumbo-frames'), byId('xps')])).toBe(9000);
  });
});

describe('a setting', () => {
  const nic = { id: 'a-machine', mtus: [1500, 9000] };

  it('is refused for the other IP version', () => {
    expect(settingRefusals([byId('big-tcp-v6')], { ip: 4 }, nic)).toEqual([
      'big-tcp-v6 is for IPv6, and the traffic is IPv4',
    ]);
    expect(settingRefusals([byId('big-tcp-v6')], { ip: 6 }, nic)).toEqual([]);
    expect(settingRefusals([byId('big-tcp-v4')], { ip: 6 }, nic)).toHaveLength(1);
  });

  it('is refused where the NIC takes no frame as large', () => {
    expect(settingRefusals([byId('jumbo-frames')], { ip: 4 }, nic)).toEqual([]);
    expect(
      settingRefusals([byId('jumbo-frames')], { ip: 4 }, { id: 'small', mtus: [1500] }),
    ).toEqual(['jumbo-frames sets an MTU of 9000, and small takes 1500 at most']);
  });
});
