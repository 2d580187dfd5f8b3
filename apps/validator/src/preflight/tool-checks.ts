import type { Finding } from './finding.ts';
import type { PreflightSubject } from './preflight.ts';

/** The programs of a test: there, and the same at both ends. */
export function toolChecks({ client, server, plan }: PreflightSubject): readonly Finding[] {
  const findings: Finding[] = [];
  const tools = new Set(plan.cases.map(({ tool }) => tool));
  const needed = [
    ...(tools.has('netperf')
      ? ([
          [client, 'netperf'],
          [server, 'netserver'],
        ] as const)
      : []),
    ...(tools.has('iperf3')
      ? ([
          [client, 'iperf3'],
          [server, 'iperf3'],
        ] as const)
      : []),
  ];
  for (const [facts, tool] of needed) {
    if (facts.tools[tool] == null) {
      findings.push({
        id: 'tool-missing',
        severity: 'block',
        node: facts.node,
        found: `there is no ${tool}`,
        remedy:
          tool === 'iperf3' ? 'install iperf3' : 'install netperf (Debian: component non-free)',
      });
    }
  }
  for (const [near, far] of [
    ['netperf', 'netserver'],
    ['iperf3', 'iperf3'],
  ] as const) {
    const [here, there] = [client.tools[near], server.tools[far]];
    if (!tools.has(near) || here == null || there == null || here === there) continue;
    findings.push({
      id: 'tool-versions',
      severity: 'block',
      node: null,
      found: `${near} is "${here}" on ${client.node} and "${there}" on ${server.node}`,
      remedy: 'install the same build on both: the two ends exchange structures of their own',
    });
  }
  return findings;
}
