import { describe, expect, it } from 'vitest';
import { predictTask } from '../src/prediction-task.ts';
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
    expect(text).toMatch(/^Model error .*hopwise compare prints how far held-out TCP_RR rows/m);
  });

  it('says beside the rate when it has not converged, and only then', () => {
    const report = (converged: boolean): string => {
      const made = predictTask(hostTask(1));
      const prediction = { ...made, solver: 'events' as const, run: { ...made.run, converged } };
      const context = { title: '', hardware: hostTask(1).input.hardware, costs: '' };
      return predictionReport(prediction, { ...context, outsideStudy: [] });
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
