import { type Checks, ofEach, record, warn } from '../subject.ts';

/** Which CPUs the network card interrupts, and where flows land. */
export const interruptChecks: Checks = ofEach((facts, { plan }, end) => {
  const { nic } = facts;
  const wanted = plan[end].numaNode;
  const isFar = nic?.numaNode != null && wanted !== null && wanted !== nic.numaNode;
  const isUnsaid =
    nic?.numaNode != null &&
    wanted === null &&
    facts.cpu.numaNodes > 1 &&
    plan[end].cores.length > 0;
  return [
    facts.programs.includes('irqbalance')
      ? warn('irqbalance', 'irqbalance runs', 'systemctl stop irqbalance, then pin the interrupts')
      : null,
    facts.tunedProfile === null ? null : record('tuned-profile', facts.tunedProfile),
    isFar
      ? warn(
          'numa-node',
          `the cores are of node ${wanted}, ${nic.name} is at node ${nic.numaNode}`,
          `name cores of node ${nic.numaNode} in the inventory`,
        )
      : null,
    isUnsaid
      ? record('numa-node', `${nic.name} is at node ${nic.numaNode}; that of the cores is not said`)
      : null,
    nic === null ? null : record('receive-steering', steering(nic)),
  ];
});

function steering(nic: {
  readonly queues: { readonly current: Readonly<Record<string, number>> };
  readonly rps: readonly string[];
  readonly interruptCpus: readonly string[];
}): string {
  const queues = Object.entries(nic.queues.current).map(([name, count]) => `${name} ${count}`);
  const isSteered = nic.rps.some((mask) => /[1-9a-f]/.test(mask));
  const cpus = nic.interruptCpus.join(', ') || 'not known';
  return `queues: ${queues.join(', ') || 'not known'}; RPS ${isSteered ? 'on' : 'off'}; interrupts to CPUs: ${cpus}`;
}
