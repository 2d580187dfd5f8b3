import type { Figure } from '@hopwise/dataset';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netperfCommand, netperfSelectors } from '../../src/parsers/netperf-command.ts';
import { interimResults, splitInterim } from '../../src/parsers/netperf-interim.ts';
import { netperfSample } from '../../src/parsers/netperf-sample.ts';
import { netperfTest } from '../../src/parsers/netperf-test.ts';
import type { TestCase } from '../../src/plan/test-case.ts';
import { caseFigures } from '../../src/run/case-figures.ts';
import { casePrograms } from '../../src/run/case-programs.ts';
import { commonWindow } from '../../src/run/common-window.ts';
import { sample } from '../samples.ts';

const setting = {
  ...{ server: '127.0.0.1', seconds: 2, warmUpSeconds: 0 },
  ...{ clientCores: [] as readonly number[], serverCores: [] as readonly number[] },
};
const exchange = (kind: 'TCP_RR' | 'TCP_CRR', streams: number, responseBytes = 1): TestCase => ({
  ...{ kind, tool: 'netperf', id: kind, streams, requestBytes: 1, responseBytes, burst: 0 },
});
const figuresOf = (test: TestCase, ...names: readonly string[]): readonly Figure[] =>
  caseFigures(
    casePrograms(test, { ...setting, seconds: test.kind === 'TCP_CRR' ? 1 : 2 }),
    names.map((name) => ({ code: 0, stdout: sample(name), stderr: '' })),
  );
const valueOf = (figures: readonly Figure[], metric: string): number | undefined =>
  figures.find((figure) => figure.metric === metric)?.value;

/** Two real processes; the second started 0.7 s after the first. */
const together = ['netperf-together-1.txt', 'netperf-together-2.txt'] as const;

describe('processes that ran at once', () => {
  const figures = figuresOf(exchange('TCP_RR', 2), ...together);
  const alone = together.map((name) => figuresOf(exchange('TCP_RR', 1), name));

  it('are added over the time that they had in common, not over all of it', () => {
    const sum = alone.reduce((total, one) => total + (valueOf(one, 'rr_per_s') ?? 0), 0);
    const common = valueOf(figures, 'rr_per_s') ?? 0;
    // While one was alone it was faster: the plain sum is too high.
    expect(common).toBeGreaterThan(0);
    expect(common).toBeLessThan(sum);
    expect(figures.find(({ metric }) => metric === 'rr_per_s')?.note).toMatch(/common 1\.\d\d s/);
    expect(figures.every(({ streams }) => streams === 2)).toBe(true);
  });

  it('have no percentiles together, as those of two cannot be joined', () => {
    expect(valueOf(alone[0] ?? [], 'latency_p99_us')).toBe(89);
    expect(figures.filter(({ metric }) => /_p\d/.test(metric))).toEqual([]);
    expect(valueOf(figures, 'latency_max_us')).toBe(
      Math.max(...alone.map((one) => valueOf(one, 'latency_max_us') ?? 0)),
    );
  });

  it('saw one and the same CPU each, which is not added', () => {
    expect(valueOf(figures, 'cpu_client_cores')).toBeLessThanOrEqual(2);
  });

  it('are refused when they hardly ran at the same time, or said nothing meanwhile', () => {
    const later = sample(together[1]).replace(/ENDING\[(\d)\]=17959(\d+)/g, 'ENDING[$1]=17960$2');
    const programs = casePrograms(exchange('TCP_RR', 2), setting);
    const output = (stdout: string) => ({ code: 0, stdout, stderr: '' });
    expect(() => caseFigures(programs, [output(sample(together[0])), output(later)])).toThrow(
      '0 s common to all',
    );
    const silent = splitInterim(sample(together[1])).result;
    expect(() => caseFigures(programs, [output(sample(together[0])), output(silent)])).toThrow(
      'common to all',
    );
  });

  it('each have a data port of their own, and say how they get on', () => {
    const { commands } = casePrograms(exchange('TCP_RR', 3), setting);
    const ports = commands.map((argv) => argv[argv.indexOf('-P', argv.indexOf('--')) + 1]);
    expect(ports).toEqual([',20000', ',20001', ',20002']);
    expect(commands.every((argv) => argv.includes('-D'))).toBe(true);
    // Alone there is no need, and telling the time costs some.
    const [alone_] = casePrograms(exchange('TCP_RR', 1), setting).commands;
    expect(alone_?.slice(0, alone_.indexOf('--'))).not.toContain('-D');
  });

  it('rotate over the cores that their node gives', () => {
    const cores = { clientCores: [2, 3], serverCores: [4] };
    const { commands } = casePrograms(exchange('TCP_RR', 3), { ...setting, ...cores });
    expect(commands.map((argv) => argv[argv.indexOf('-T') + 1])).toEqual(['2,4', '3,4', '2,4']);
  });
});

describe('the common window', () => {
  const part = fc.record({
    from: fc.double({ min: 0, max: 5, noNaN: true }),
    length: fc.double({ min: 10, max: 20, noNaN: true }),
    rate: fc.double({ min: 1, max: 1e6, noNaN: true }),
  });

  it('of processes with steady rates has the sum of the rates, whenever they began', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (processes) => {
        const window = commonWindow(
          processes.map(({ from, length, rate }) => {
            const cut = from + length / 3;
            return [
              { rate, unit: 'Trans/s', from, to: cut },
              { rate, unit: 'Trans/s', from: cut, to: from + length },
            ];
          }),
        );
        const sum = processes.reduce((total, { rate }) => total + rate, 0);
        expect(window?.rate).toBeCloseTo(sum, 3);
        expect(window?.seconds).toBeLessThanOrEqual(
          Math.min(...processes.map(({ length }) => length)) + 1e-9,
        );
      }),
    );
  });

  it('does not exist for processes that ran one after the other', () => {
    const at = (from: number) => [{ rate: 1, unit: 'Trans/s', from, to: from + 1 }];
    expect(commonWindow([at(0), at(2)])).toBeNull();
    expect(commonWindow([at(0), []])).toBeNull();
  });
});

describe('what netperf prints meanwhile', () => {
  it('is no part of its result', () => {
    const { interim, result } = splitInterim(sample(together[0]));
    expect(interimResults(interim).map(({ rate }) => rate)).toEqual([46159.46, 19263.77, 11972.56]);
    expect(result).not.toContain('NETPERF_');
  });

  it('is refused when it is cut off', () => {
    expect(() => interimResults('NETPERF_INTERIM_RESULT[0]=1.0\nNETPERF_UNITS[0]=x')).toThrow(
      'of every part',
    );
    expect(() => interimResults('NETPERF_INTERIM_RESULT[0]=-nan')).toThrow('a number');
  });
});

describe('a test of connections', () => {
  it('gives no CPU of the server, which netperf states several times too high', () => {
    const test = netperfTest.parse({
      ...{ kind: 'TCP_CRR', server: '127.0.0.1', dataPort: 20_000, seconds: 1, readsCpu: true },
    });
    const printed = netperfSample(sample('netperf-tcp-crr-cpu.txt'), test);
    // Of a machine with two CPUs.
    expect(valueOf(printed, 'cpu_server_cores')).toBeCloseTo(9.9884);
    const figures = figuresOf(exchange('TCP_CRR', 1), 'netperf-tcp-crr-cpu.txt');
    expect(valueOf(figures, 'cpu_server_cores')).toBeUndefined();
    expect(valueOf(figures, 'cpu_client_cores')).toBe(2);
  });
});

describe('what is asked of netperf', () => {
  const every = [
    { kind: 'TCP_RR' },
    { kind: 'TCP_CRR' },
    { kind: 'UDP_RR' },
    { kind: 'TCP_STREAM', messageBytes: 1 },
    { kind: 'TCP_MAERTS', messageBytes: 1 },
    { kind: 'UDP_STREAM', messageBytes: 1 },
  ].map((test) =>
    netperfTest.parse({ ...test, server: '::1', dataPort: 20_000, seconds: 1, readsCpu: true }),
  );

  it('holds none of the names that 2.7.0 has no values for any more', () => {
    for (const test of every) {
      const names = netperfSelectors(test);
      expect(
        names.filter((name) => /^(?:LOCAL|REMOTE)_(?:DRIVER|INTERFACE|SYSNAME|RELEASE)/.test(name)),
      ).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('holds no service demand, which is wrong with several processes', () => {
    for (const test of every) expect(netperfCommand(test).join(' ')).not.toMatch(/_SD\b/);
  });

  it('always comes with the CPU, as the wire hides what a stream costs', () => {
    for (const kind of ['TCP_STREAM', 'UDP_STREAM'] as const) {
      const one: TestCase = { ...{ kind, tool: 'netperf', id: 'x', streams: 1, messageBytes: 9 } };
      expect(casePrograms(one, setting).commands[0]).toEqual(expect.arrayContaining(['-c', '-C']));
    }
  });

  it('tells sizes apart that rows would take for one', () => {
    const other = sample(together[0]).replace('RESPONSE_SIZE=1', 'RESPONSE_SIZE=32768');
    const programs = casePrograms(exchange('TCP_RR', 1, 32_768), setting);
    const [figure] = caseFigures(programs, [{ code: 0, stdout: other, stderr: '' }]);
    expect(figure?.workload).toBe('tcp-rr-response-32768');
  });
});

describe('a program that fails', () => {
  it('is refused with what it said, whichever tool it is', () => {
    const programs = casePrograms(exchange('TCP_RR', 1), setting);
    const failed = { code: 1, stdout: '', stderr: 'establish control: are you sure?\n' };
    expect(() => caseFigures(programs, [failed])).toThrow('exit code 1, "establish control');
    const iperf3: TestCase = {
      ...{ kind: 'IPERF3_TCP', tool: 'iperf3', id: 'x', streams: 1 },
      ...{ messageBytes: 1000, paceMbps: 0 },
    };
    const killed = { code: 137, stdout: '', stderr: 'Killed' };
    expect(() => caseFigures(casePrograms(iperf3, setting), [killed])).toThrow('exit code 137');
  });
});
