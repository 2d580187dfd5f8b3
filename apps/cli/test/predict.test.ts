import { describe, expect, it } from 'vitest';
import { predictTask } from '../src/prediction-task.ts';
import { predictionFacts } from '../src/report/prediction-facts.ts';
import { predictionReport } from '../src/report/prediction-report.ts';
import { outputSchemas } from '../src/schemas.ts';
import { hostTask } from './host-task.ts';
import { hopwise } from './launcher.ts';

const predict = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await hopwise(['predict', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};

const rr = ['--workload', 'tcp-rr'];
const quick = ['--solver', 'analytic'];

describe('hopwise predict', () => {
  it('takes modifiers behind a plus, as diff does, or with --with', async () => {
    const plus = await predict('--datapath', 'host+notrack', ...rr, ...quick);
    expect(await predict('--datapath', 'host', '--with', 'notrack', ...rr, ...quick)).toBe(plus);
    expect(await predict('--datapath', 'host+notrack', '--with', 'notrack', ...rr, ...quick)).toBe(
      plus,
    );
    expect(plus).not.toBe(await predict('--datapath', 'host', ...rr, ...quick));
  });

  it('says what of a load nobody measured, and nothing of a load that was compared', async () => {
    const outside = ['--datapath', 'host', ...rr, ...quick, '--mtu', '9000', '--processes', '64'];
    expect(await predict(...outside)).toMatch(
      /^Not compared with any measurement: MTU 9000 \(.*1500\); processes 64 \(.* 32\)\.$/m,
    );
    const json = outputSchemas.prediction.parse(JSON.parse(await predict(...outside, '--json')));
    expect(json.outsideStudy).toHaveLength(2);
    expect(await predict('--datapath', 'host', ...rr, ...quick)).not.toContain('Not compared');
  });

  it('says of what the interval is, and where the error of the model stands', async () => {
    const text = await predict('--datapath', 'host', ...rr, '--precision', '0.05');
    expect(text).toMatch(/^Rate +[\d.]+ k\/s, between .* \(95 % interval of the simulation only/m);
    expect(text).toMatch(/^Model error .*hopwise compare --study cilium-2021 prints how far/m);
    const http = await predict('--datapath', 'host', '--workload', 'http', ...quick);
    expect(http).toMatch(/^Model error +not in that figure, and not known: HTTP on this machine/m);
  });

  it('says beside the rate when it has not converged, and only then', () => {
    const report = (converged: boolean): string => {
      const made = predictTask(hostTask(1));
      const prediction = { ...made, solver: 'events' as const, run: { ...made.run, converged } };
      const { datapath, hardware } = hostTask(1).input;
      const context = {
        datapath,
        hardware,
        costs: '',
        outsideStudy: [],
        comparedIn: null,
        intervals: {},
      };
      return predictionReport(prediction, context);
    };
    expect(report(false)).toMatch(/^Rate +[\d.]+ k\/s \(NOT converged\), between /m);
    expect(report(true)).not.toContain('NOT converged');
  });

  it('says that a closed loop waits for answers, with units that fit', async () => {
    const few = await predict('--datapath', 'host', ...rr, ...quick);
    expect(few).toMatch(
      /^Bottleneck +waiting for answers \(no core is full; \w+ cores \d+ % busy\)/m,
    );
    expect(few).not.toMatch(/latency, \d+ % busy/);
    const many = await predict('--datapath', 'host', ...rr, ...quick, '--processes', '20000');
    expect(many).not.toMatch(/\d{5,}(\.\d)? us/);
  });

  it('says the whole load, and what of it changes nothing', async () => {
    const text = await predict(
      ...['--datapath', 'calico-iptables', '--workload', 'http', ...quick, '--processes', '100'],
      ...['--rate', '50000', '--server-workers', '4', '--ip', '6', '--kernel', '6.8'],
      ...['--target', 'service', '--services', '5000'],
    );
    expect(text).toContain(`
HTTP, 100 processes, 50 000 requests offered per second, 100 bytes and 350 bytes back, 4 server
workers, MTU 1500, closed form
IPv6, through a Service, 5 000 Services in the cluster, Linux 6.8
`);
    expect(text).toMatch(/^Note +nothing on this path looks Services up, so they change nothing;/m);
    const translated = ['--with', 'kube-proxy-iptables', '--target', 'service'];
    expect(
      await predict('--datapath', 'calico-iptables', ...rr, ...quick, ...translated),
    ).not.toMatch(/^Note/m);
  });

  it('says where an skb changes cores, in what it is wrapped, and which proxies requests pass', async () => {
    const wireguard = await predict('--datapath', 'cilium-wireguard', ...rr, ...quick);
    expect(wireguard).toMatch(/^Tunnel +wireguard, \d+ bytes on each packet; all flows look like/m);
    expect(wireguard).toMatch(/^Handed over +to the wire: workqueue \(wgPacketEncryptWorker/m);
    const mesh = ['--workload', 'mesh', '--with', 'istio-sidecar'];
    expect(await predict('--datapath', 'cilium-ebpf', ...mesh, ...quick)).toMatch(
      /^Proxy +sidecar of the client, on the client's node, 2 threads$/m,
    );
  });

  it('says how full the line is one way, which is never more than full', async () => {
    const load = ['--hardware', 'raspberrypi5-1g', '--workload', 'tcp-bidirectional', ...quick];
    const { stdout } = await hopwise(['predict', '--datapath', 'host', ...load]);
    expect(stdout).toMatch(/^Goodput, wire .* on the wire, half of it each way: 100 % of the/m);
    const near = await predict('--datapath', 'host', ...rr, ...quick, '--placement', 'same-node');
    expect(near).toMatch(/^Goodput, wire .*, nothing on the wire$/m);
  });

  it('says what became of datagrams, and where those were lost that were', async () => {
    const few = ['--workload', 'udp-stream', '--rate', '1000', ...quick];
    expect(await predict('--datapath', 'host', ...few)).toMatch(
      /^Datagrams +1\.00 k\/s sent, 1\.00 k\/s received, none lost$/m,
    );
    const all = ['--workload', 'udp-stream', '--processes', '8', ...quick];
    expect(await predict('--datapath', 'host', ...all)).toMatch(
      /^Datagrams .*; lost [\d.]+ %: [\d.]+ % in the receiver's ring/m,
    );
  });

  it('says when a tracking table that is too small is full, and what it lets in then', () => {
    const made = predictTask(hostTask(1));
    const conntrack = { entries: 30_000, buckets: 8192, chainLength: 3 };
    const full = { afterS: 8, thenPerS: 1875 };
    const prediction = { ...made, conntrack: { ...conntrack, full } };
    const { datapath, hardware } = hostTask(1).input;
    const context = { datapath, hardware, comparedIn: null };
    expect(predictionFacts(prediction, context).replaceAll(/\s+/g, ' ')).toContain(
      'in a chain; the table is full after 8000 ms, and lets in 1.88 k/s from then on',
    );
  });

  it('takes the size of the file where a file is transferred', async () => {
    const file = ['--workload', 'file-transfer', '--response-bytes', '1e6', ...quick];
    expect(await predict('--datapath', 'host', ...file)).toMatch(/a file of 1 000 000 bytes each/);
  });

  it('explains each stage that it names, in lines of at most 100 characters', async () => {
    const load = ['--workload', 'tcp-crr', ...quick];
    const text = await predict('--datapath', 'cilium-ebpf', ...load);
    const [, table = '', legend = ''] =
      /^(Stage [^]*?)\n\nWhat the stages do\n([^]*?)\n\n/m.exec(text) ?? [];
    const named = table
      .split('\n')
      .slice(1)
      .filter((line) => !line.startsWith('('));
    expect(named).toHaveLength(16);
    for (const stage of named.map((line) => line.split(' ')[0] ?? '')) {
      expect(legend).toMatch(new RegExp(`^${stage} +\\S`, 'm'));
    }
    expect(legend).toMatch(/^netnsConnect +no stage: CPU of unknown cause/m);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
