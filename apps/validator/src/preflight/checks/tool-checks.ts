import type { Finding } from '../finding.ts';
import { block, type Checks, ofBoth, warn } from '../subject.ts';

const netperfRemedy = 'install the same netperf on both nodes (Debian: component non-free)';

/** The programs of a test: there, and the same at both ends. */
export const toolChecks: Checks = ({ client, server, plan }) => {
  const findings: Finding[] = [];
  const tools = new Set(plan.cases.map(({ tool }) => tool));
  const pairs = [
    ['netperf', 'netserver', netperfRemedy],
    ['iperf3', 'iperf3', 'install the same iperf3 on both nodes'],
  ] as const;
  for (const [near, far, remedy] of pairs) {
    if (!tools.has(near)) continue;
    for (const [facts, tool] of [
      [client, near],
      [server, far],
    ] as const) {
      if (facts.tools[tool] != null) continue;
      findings.push({ ...block('tool-missing', `there is no ${tool}`, remedy), node: facts.node });
    }
    const [here, there] = [client.tools[near], server.tools[far]];
    if (here == null || there == null || here === there) continue;
    const found = `${near} is "${here}" on ${client.node}, "${there}" on ${server.node}`;
    findings.push(ofBoth(block('tool-versions', found, remedy)));
  }
  for (const facts of [client, server].filter((one) => one.tools['mpstat'] == null)) {
    const said = warn('no-mpstat', 'there is no mpstat', 'install sysstat');
    findings.push({ ...said, node: facts.node });
  }
  return findings;
};
