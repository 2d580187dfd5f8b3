import { describe, expect, it } from 'vitest';
import { datapaths, findDatapath, modifiers, workloadFacts } from '@hopwise/datapath';
import { simulatedKinds } from '@hopwise/simulator';
import { hopwise } from './launcher.ts';

const linesOf = async (...args: string[]): Promise<readonly string[]> =>
  (await hopwise(['catalogue', ...args])).stdout.split('\n');

describe('the catalogue says of each datapath whether a prediction of it was ever compared', () => {
  it('in the list', async () => {
    const lines = await linesOf();
    const of = (id: string) => lines.find((line) => line.startsWith(`${id} `));
    expect(of('cilium-ebpf')).toMatch(/ a study$/);
    expect(of('sriov-vf')).toMatch(/ no measurement$/);
  });

  it('and on its own page', async () => {
    const warning = 'Nobody has compared a prediction of it with a measurement yet.';
    expect(await linesOf('sriov-vf')).toContain(warning);
    expect(await linesOf('cilium-ebpf')).not.toContain(warning);
  });
});

describe('the catalogue is readable', () => {
  it('at 100 columns, each family by itself, with the command that makes each workload', async () => {
    const lines = await linesOf();
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    for (const { id } of [...datapaths, ...modifiers]) {
      expect(lines.filter((line) => line.startsWith(`${id} `))).not.toEqual([]);
    }
    const encrypted = lines.indexOf('Encrypted (crypto)');
    expect(lines.slice(encrypted).findIndex((line) => line === '')).toBe(
      1 + datapaths.filter(({ family }) => family === 'crypto').length,
    );
    for (const kind of simulatedKinds) {
      const line = lines.find((each) => each.startsWith(`${kind} `));
      expect(line).toContain(workloadFacts(kind).command);
    }
  });

  it('and says of a path where skbs change cores, are cut, are wrapped, and what may be added', async () => {
    const lines = await linesOf('flannel-wireguard');
    const text = lines.join('\n');
    expect(text).toMatch(/^\d +workqueue \*, cut +process +host +wgPacketEncryptWorker/m);
    expect(text).toMatch(/^workqueue \* +handed to kernel workers on any core/m);
    expect(text).toMatch(
      /^Tunnel: wireguard, 60 bytes on each packet over IPv4 and 80 over IPv6;/m,
    );
    expect(text).toMatch(/^Between two pods of one node$/m);
    expect(text).toMatch(/^Not .*big-tcp-v4.*: packets are cut into segments before/m);
    expect(text).toMatch(/^Modifiers that apply: .*notrack/m);
    expect(text).toMatch(/^encryption +yes +\d{4}-\d\d$/m);
  });

  it('and shows of a modifier what it changes, where it is refused, and what its stages cost', async () => {
    const text = (await linesOf('istio-sidecar')).join('\n');
    expect(text).toMatch(/^ {2}puts podRedirect before tcpV4Rcv, from the wire and on one node$/m);
    expect(text).toMatch(
      /requests pass the sidecar of the client \(envoyTcp, envoyHttp, tlsRecord/,
    );
    expect(text).toMatch(/^Applies to \d+ of \d+ datapaths, all but these:$/m);
    expect(text).toMatch(/^Not to host, docker-host: a mesh takes in pods/m);
    expect(text).toMatch(/^Not together with istio-ambient, .*/m);
    expect(text).toMatch(/^envoyHttp +perOperation +\d+ /m);
    expect(findDatapath('istio-sidecar')).toBeUndefined();
  });
});
