import type { Hardware } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { predictAnalytic, predictEvents } from '../src/index.ts';
import { datagramOf, sendTruesize } from '../src/udp/datagram.ts';
import { platformOf } from '../src/platform.ts';
import { datapathOf, machine } from './testing.ts';
import { metronome, udpInput, withBuffers } from './udp.ts';

/** Transmit completions of i40e start at 126 us; the buffer is the kernel's default. */
const i40e: Hardware = {
  ...withBuffers(metronome, 212_992),
  nic: {
    ...metronome.nic,
    rateBitPerS: 40e9,
    txCompletionNs: { ...machine.nic.txCompletionNs, value: 126_000 },
  },
};

const datagram = (mtu: number) => {
  const input = udpInput(datapathOf('host'), 1, { mtu, hardware: i40e });
  return datagramOf(input, platformOf(input));
};

describe('a UDP send buffer', () => {
  it('counts the power of two that a datagram is allocated in, not its bytes', () => {
    expect(sendTruesize(9000)).toBe(16_384 + 256);
    expect(sendTruesize(1500)).toBe(2048 + 256);
    expect(sendTruesize(29)).toBe(512 + 256);
  });

  it('of 212992 byte takes 13 datagrams of MTU 9000 and 93 of MTU 1500', () => {
    expect(datagram(9000).sendCredits).toBe(13);
    expect(datagram(1500).sendCredits).toBe(93);
  });

  it.each([
    ['closed form', predictAnalytic, 0.001],
    ['events', predictEvents, 0.01],
  ] as const)(
    'gives 13 datagrams per completion interval of 126 us, by %s',
    (_, solve, tolerance) => {
      const prediction = solve(udpInput(datapathOf('host'), 1, { hardware: i40e }));
      const perS = prediction.datagrams?.receivedPerS ?? 0;
      expect(Math.abs(perS / (13 / 126e-6) - 1)).toBeLessThan(tolerance);
      expect(prediction.bottleneck.resource).toBe('client send buffer');
    },
  );

  it.each([predictAnalytic, predictEvents])(
    'limits nobody whose datagrams ip_rcv takes from their socket: one core, no more, no less',
    (solve) => {
      const { cpu, datagrams } = solve(
        udpInput(datapathOf('calico-iptables'), 1, { hardware: i40e }),
      );
      expect(cpu.client.total).toBeCloseTo(1, 2);
      expect(datagrams?.sentPerS).toBeGreaterThan(2 * (13 / 126e-6));
    },
  );
});
