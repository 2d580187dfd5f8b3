import { describe, expect, it } from 'vitest';
import { outputSchemas } from '../src/schemas.ts';
import { hopwise } from './launcher.ts';

const rr = ['--datapath', 'host', '--workload', 'tcp-rr', '--solver', 'analytic'];

const refusal = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await hopwise(['predict', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return stderr;
};

const scenarioOf = async (...args: readonly string[]) => {
  const { stdout } = await hopwise(['predict', ...args, '--json']);
  return outputSchemas.prediction.parse(JSON.parse(stdout)).prediction.scenario;
};

describe('a load that says where it stands', () => {
  it('is part of the scenario, and what is not said is left out of it', async () => {
    const plain = await scenarioOf(...rr);
    expect(plain).not.toHaveProperty('cluster');
    expect(plain).not.toHaveProperty('kernel');
    expect(plain.workload).toEqual({
      kind: 'tcp-rr',
      processes: 1,
      requestBytes: 1,
      responseBytes: 1,
    });
    expect(await scenarioOf(...rr, '--services', '100', '--kernel', '6.8')).toEqual({
      ...plain,
      cluster: { placement: 'cross-node', target: 'pod', services: 100, policyRules: 0, ip: 4 },
      kernel: '6.8',
    });
  });

  it('is refused with one sentence for each value that is none', async () => {
    const cluster = ['--placement', 'same-nod', '--target', 'svc', '--services', '-1', '--ip', '5'];
    expect(await refusal(...rr, ...cluster, '--policy-rules', 'x', '--kernel', 'latest')).toBe(`\
hopwise: unknown placement "same-nod"; did you mean "same-node"? Known: cross-node, same-node
hopwise: unknown target "svc". Known: pod, service, host
hopwise: --services -1; expected a whole number from 0 to 1000000
hopwise: --policy-rules "x" is not a whole number
hopwise: unknown ip "5"; did you mean "4"? Known: 4, 6
hopwise: --kernel "latest" is not a kernel version such as 6.8
`);
  });

  it('cannot address a Service where there is none', async () => {
    expect(await refusal(...rr, '--target', 'service', '--services', '0')).toContain(
      'hopwise: --target service needs a Service; expected --services 1 or more\n',
    );
  });
});

describe('a load that says how it is offered', () => {
  it('is refused where its traffic has no use for it, each with the reason', async () => {
    const args = ['--rate', '5', '--burst', '2', '--server-workers', '3'];
    expect(await refusal('--datapath', 'host', '--workload', 'tcp-stream', ...args)).toBe(`\
hopwise: --rate cannot apply to tcp-stream: it sends as fast as the window and the buffers allow
hopwise: --burst cannot apply to tcp-stream: it does not wait for responses
hopwise: --server-workers cannot apply to tcp-stream: each stream has its own reader
`);
    expect(await refusal('--datapath', 'host', '--workload', 'tcp-crr', '--burst', '2')).toContain(
      '--burst cannot apply to tcp-crr: each of its connections carries one transaction',
    );
  });

  it('offers at least one', async () => {
    expect(await refusal(...rr, '--rate', '0', '--server-workers', '-2')).toBe(`\
hopwise: --rate 0; expected a whole number from 1
hopwise: --server-workers -2; expected a whole number from 1
`);
  });
});

describe('a kernel that is too old', () => {
  it('is refused with what it lacks and how to ask for a newer one', async () => {
    const netkit = ['--datapath', 'cilium-netkit', '--workload', 'tcp-rr', '--solver', 'analytic'];
    expect(await refusal(...netkit)).toBe(
      'hopwise: cilium-netkit needs Linux 6.8 or newer, and cilium2021-100g runs 5.10; --kernel 6.8 predicts it with that\n',
    );
    expect(await refusal(...netkit, '--kernel', '6.7.12')).toContain('the kernel is 6.7.12; ');
    expect(await scenarioOf(...netkit, '--kernel', '6.8')).toMatchObject({ kernel: '6.8' });
  });
});
