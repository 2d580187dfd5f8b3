import { readAmount, readCount } from '../cell-values.ts';
import { ProblemList } from '../problem-list.ts';
import { DatasetError, type Problem } from '../problem.ts';
import { type Figure, figuresOf, type Reading, reading, type Test } from './figure.ts';

/** Tests of knb: the variable of the `env` file that names its pod, and what it runs. */
const tests = [
  ['IDLE_POD_NAME', 'idle', 'idle'],
  ['CLIENT_TCP_P2P_POD_NAME', 'tcp-stream', 'pod-to-pod-direct'],
  ['CLIENT_UDP_P2P_POD_NAME', 'udp-stream', 'pod-to-pod-direct'],
  ['CLIENT_TCP_P2S_POD_NAME', 'tcp-stream', 'pod-to-service'],
  ['CLIENT_UDP_P2S_POD_NAME', 'udp-stream', 'pod-to-service'],
] as const;

/** What iperf3 sends at a time over TCP where it is not told; over UDP the path decides [byte]. */
const defaultTcpWrite = 131_072;

const averagesHeading =
  'cpu-user cpu-nice cpu-system cpu-iowait cpu-steal memory-used records-number';

/** The files of an archive by their names, and every problem with one of them. */
class Archive {
  readonly #name: string;
  readonly #members: ReadonlyMap<string, string>;
  readonly #problems: Problem[] = [];

  constructor(members: ReadonlyMap<string, string>, name: string) {
    this.#members = new Map([...members].map(([path, text]) => [path.replace(/^\.\//, ''), text]));
    this.#name = name;
  }

  /** Reads one file; null, with its problems kept, when it is not there or is wrong. */
  read<Value>(member: string, parse: (text: string, problems: ProblemList) => Value): Value | null {
    const problems = new ProblemList(`${this.#name}/${member}`);
    const text = this.#members.get(member);
    if (text === undefined) {
      problems.add({ line: 1, column: 1 }, 'no such file in the archive', `a file "${member}"`);
    }
    const value = text === undefined ? null : parse(text, problems);
    try {
      problems.throwIfAny();
      return value;
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      this.#problems.push(...error.problems);
      return null;
    }
  }

  throwIfAny(): void {
    if (this.#problems.length > 0) throw new DatasetError(this.#problems);
  }
}

/** The variables of a shell file of NAME="value" lines. */
function variablesIn(text: string, problems: ProblemList): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const [, name = '', value = ''] = /^(\w+)="?([^"]*)"?$/.exec(line.trim()) ?? [];
    if (name !== '') variables.set(name, value);
    else if (line.trim() !== '') {
      problems.add({ line: index + 1, column: 1 }, `"${line.slice(0, 40)}"`, 'NAME="value"');
    }
  }
  const generator = variables.get('GENERATOR') ?? '';
  if (problems.isEmpty && generator !== 'knb') {
    const found = generator === '' ? 'no GENERATOR' : `GENERATOR "${generator}"`;
    problems.add({ line: 1, column: 1 }, found, 'GENERATOR="knb"');
  }
  return variables;
}

const firstCell = (text: string) => ({ line: 1, column: 1, text: text.trim() });

/** Averages of one node: `sar` [% of all logical CPUs, softirq within system] and `free -m`. */
function averagesIn(text: string, problems: ProblemList) {
  const [heading = '', values = ''] = text.split(/\r\n|\n|\r/);
  if (heading.trim() !== averagesHeading) {
    problems.add({ line: 1, column: 1 }, `heading "${heading.slice(0, 40)}"`, averagesHeading);
    return null;
  }
  const cells = [...values.matchAll(/\S+/g)].map((match) => ({
    line: 2,
    column: match.index + 1,
    text: match[0],
  }));
  if (cells.length !== 7) {
    problems.add({ line: 2, column: 1 }, `${cells.length} values`, '7, as the heading');
    return null;
  }
  const names = averagesHeading.split(' ');
  const numbers = cells.map((cell, i) => readAmount(cell, names[i] ?? '', problems));
  const [user, nice, system, , , megabytes] = numbers;
  if (user == null || nice == null || system == null || megabytes == null) return null;
  return { busyPercent: user + nice + system, memoryBytes: megabytes * 2 ** 20 };
}

function nodeReadings(archive: Archive, pod: string): readonly (Reading | null)[] {
  return (['client', 'server'] as const).flatMap((end) => {
    const member = `${pod}-${end}.avg`;
    const averages = archive.read(member, averagesIn);
    return [
      reading(
        `cpu_${end}_pct_node`,
        averages?.busyPercent,
        `${member}: user + nice + system of sar`,
      ),
      reading(`mem_${end}_used_bytes`, averages?.memoryBytes, `${member}: memory-used of free -m`),
    ];
  });
}

/**
 * Reads what `knb -o data` wrote, its archive unpacked: iperf3 of one stream, and both nodes' CPU.
 *
 * @param members - Texts by their names in the archive.
 * @throws {DatasetError} with every problem of every file in it
 * @source https://github.com/InfraBuilder/k8s-bench-suite, knb 1.4.1
 */
export function importKnb(members: ReadonlyMap<string, string>, file: string): readonly Figure[] {
  const archive = new Archive(members, file);
  const variables = archive.read('env', variablesIn);
  const mtu = archive.read('mtu', (text, problems) => readCount(firstCell(text), 'mtu', problems));
  const figures = tests.flatMap(([variable, workload, path]) => {
    const pod = variables?.get(variable) ?? '';
    if (pod === '') return [];
    const isLoad = workload !== 'idle';
    const test: Test = {
      workload,
      path,
      system: null,
      streams: isLoad ? 1 : null,
      messageBytes: workload === 'tcp-stream' ? defaultTcpWrite : null,
      mtu,
    };
    const rate = isLoad
      ? archive.read(`${pod}.bw`, (text, problems) =>
          readAmount(firstCell(text), 'bandwidth', problems),
        )
      : null;
    return figuresOf(test, [
      reading('throughput_bps', rate === null ? null : rate * 1e6, `${pod}.bw [Mbit/s]`),
      ...nodeReadings(archive, pod),
    ]);
  });
  archive.throwIfAny();
  return figures.map((figure) => ({ ...figure, note: `knb: ${figure.note}` }));
}
