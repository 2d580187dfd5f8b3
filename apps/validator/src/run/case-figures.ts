import type { Figure } from '@hopwise/dataset';
import { iperf3Sample } from '../parsers/iperf3-sample.ts';
import { interimResults, splitInterim } from '../parsers/netperf-interim.ts';
import { netperfSample } from '../parsers/netperf-sample.ts';
import { isExchange, type NetperfTest } from '../parsers/netperf-test.ts';
import { excerpt, ParseError } from '../parsers/parse-error.ts';
import type { CasePrograms } from './case-programs.ts';
import type { ProgramOutput } from './client-script.ts';
import { together } from './together.ts';

/**
 * Figures of a case from what its programs printed.
 *
 * @throws {ParseError} if one of them failed, or printed what it should not
 */
export function caseFigures(
  programs: CasePrograms,
  outputs: readonly ProgramOutput[],
): readonly Figure[] {
  if (programs.tool === 'iperf3') {
    const [output] = outputs;
    if (output === undefined) throw new TypeError('a program without an output');
    // iperf3 says why it failed in its own JSON.
    if (output.stdout.trim() === '') throw failureOf('iperf3', output);
    return iperf3Sample(output.stdout, programs.test);
  }
  const processes = programs.tests.map((test, index) => {
    const output = outputs[index];
    if (output === undefined) throw new TypeError('a program without an output');
    if (output.code !== 0) throw failureOf('netperf', output);
    const { interim, result } = splitInterim(output.stdout);
    return {
      figures: withoutServerCpu(withResponse(netperfSample(result, test), test), test),
      interim: interimResults(interim),
    };
  });
  const [only] = processes;
  if (only !== undefined && processes.length === 1) return only.figures;
  return together(processes);
}

function failureOf(tool: string, { code, stdout, stderr }: ProgramOutput): ParseError {
  const said = excerpt(stderr.trim() || stdout.trim());
  return new ParseError(tool, 1, `exit code ${code}, ${said}`, 'a run that ended well');
}

/** Rows know one size: where the response has another than the request, the workload says so. */
const withResponse = (figures: readonly Figure[], test: NetperfTest): readonly Figure[] =>
  isExchange(test) && test.responseBytes !== test.requestBytes
    ? figures.map((figure) => ({
        ...figure,
        workload: `${figure.workload}-response-${test.responseBytes}`,
      }))
    : figures;

/**
 * After the last connection of a TCP_CRR netserver waits four seconds for the next one (PAD_TIME),
 * and its CPU time of all that is divided by the client's time: the figure is several times too high.
 *
 * @source https://github.com/HewlettPackard/netperf, src/nettest_omni.c:recv_omni
 */
const withoutServerCpu = (figures: readonly Figure[], { kind }: NetperfTest): readonly Figure[] =>
  kind === 'TCP_CRR' ? figures.filter(({ metric }) => metric !== 'cpu_server_cores') : figures;
