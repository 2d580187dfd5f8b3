import { hopwise } from './hopwise.ts';

/** A command and its output, shortened, as a code block. */
async function session(
  root: string,
  command: string,
  choose: (lines: readonly string[]) => readonly string[],
): Promise<string> {
  const output = await hopwise(root, command.split(' '));
  return [
    '```console',
    `$ npx hopwise ${command}`,
    ...choose(output.trimEnd().split('\n')),
    '```',
  ].join('\n');
}

/** From the line that begins so to the next blank line. */
const sectionFrom =
  (start: string) =>
  (lines: readonly string[]): readonly string[] => {
    const from = lines.findIndex((line) => line.startsWith(start));
    const to = lines.findIndex((line, index) => index > from && line === '');
    return from < 0 ? [] : lines.slice(from, to < 0 ? undefined : to);
  };

/** The three questions that the command answers, each with the part of the answer that matters. */
export async function readmeExamples(root: string): Promise<string> {
  const sessions = await Promise.all([
    session(root, 'predict --datapath cilium-ebpf --workload tcp-rr --processes 32', (lines) =>
      sectionFrom('Rate')(lines),
    ),
    session(root, 'compare --study cilium-2021', sectionFrom('TCP_RR, 32 processes: rates')),
    session(root, 'diff host calico-iptables --workload tcp-rr --solver analytic', (lines) => [
      ...sectionFrom('CPU time per')(lines),
      '',
      ...sectionFrom('Time per')(lines),
    ]),
  ]);
  const [predict, compare, diff] = sessions;
  return [
    'What will it cost?',
    predict,
    'How far is that from what was measured?',
    compare,
    'Why is one slower than the other? (and then stage by stage)',
    diff,
  ].join('\n\n');
}
