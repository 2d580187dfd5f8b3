import { findDatapath, type StageShare } from '@hopwise/datapath';
import { describe, expect, it } from 'vitest';
import { compareDatapaths, stageDifferences } from '../src/index.ts';
import { examplePrediction, exampleScenario } from './example-prediction.ts';

const share = (stage: StageShare['stage'], changes: Partial<StageShare> = {}): StageShare => ({
  end: 'client',
  direction: 'egress',
  stage,
  context: 'process',
  nsPerOperation: 100,
  cores: 0.005,
  onPath: true,
  ...changes,
});

const sideOf = (id: string, shares: readonly StageShare[]) => {
  const datapath = findDatapath(id);
  if (datapath === undefined) throw new Error(`no datapath ${id}`);
  return { datapath, prediction: examplePrediction({}, shares) };
};

describe('the stages of two datapaths, aligned', () => {
  const host = sideOf('host', [
    share('ndoStartXmit'),
    share('tcpSendmsg'),
    share('nfConntrackIn'),
    share('tcpV4Rcv', { end: 'server', direction: 'ingress', context: 'softirq' }),
  ]);
  const pod = sideOf('cilium-ebpf', [
    share('tcpSendmsg', { cores: 0.01 }),
    share('vethXmit'),
    share('ndoStartXmit', { context: 'softirq' }),
    share('tcpV4Rcv', { end: 'server', direction: 'ingress', context: 'softirq' }),
  ]);

  it('follow the path, whatever the order of the prediction', () => {
    expect(stageDifferences(host, pod).map(({ stage }) => stage)).toEqual([
      'tcpSendmsg',
      'vethXmit',
      'nfConntrackIn',
      'ndoStartXmit',
      'tcpV4Rcv',
    ]);
  });

  it('say what was added, skipped and moved to another context', () => {
    expect(stageDifferences(host, pod).map(({ change }) => change)).toEqual([
      'same',
      'added',
      'skipped',
      'moved',
      'same',
    ]);
  });

  it('are costed per operation: 0.005 cores at 50 000 per second are 100 ns', () => {
    expect(stageDifferences(host, pod)[0]).toMatchObject({
      costA: 100,
      costB: 200,
      difference: 100,
    });
  });

  it('count how often a path names a stage', () => {
    const [hook] = stageDifferences(
      sideOf('host', [share('nfHookSlow')]),
      sideOf('cilium-legacy', [share('nfHookSlow', { context: 'softirq' })]),
    );
    expect(hook).toMatchObject({ countA: 2, countB: 3 });
  });

  it('are refused for two different workloads', () => {
    const stream = {
      ...host,
      prediction: examplePrediction({
        scenario: {
          ...exampleScenario,
          workload: { ...exampleScenario.workload, kind: 'tcp-stream' },
        },
      }),
    };
    expect(() => compareDatapaths(host, stream)).toThrow('tcp-rr against tcp-stream');
  });
});
