import type { Entry } from './datapath.ts';

/** How work gets onto a core, as a reader is told who has never heard of any of it. */
export const entryMeanings: Readonly<Record<Entry, string>> = {
  syscall: 'a process calls; runs where the process runs',
  interrupt: 'the NIC interrupts the core that its hash chose for the flow',
  backlog: 'queued to the backlog of the same core, and run right after',
  'gro-cells': 'queued to the NAPI of a tunnel on the same core, and run right after',
  wakeup: 'a sleeping process is woken; runs where that process runs',
  gso: 'goes on in the same call, once for each segment that an skb was cut into',
  rps: 'handed to the core that RPS chose for the flow, by an interrupt between cores',
  rfs: 'handed to the core where a program reads the flow, by an interrupt between cores',
  workqueue: 'handed to kernel workers on any core, many at a time',
  'peer-work': 'handed to the one worker or NAPI of a peer: in order, one at a time for all flows',
  'user-space': 'handed to a program: one thread for all flows',
  poll: 'picked up by a core that polls without sleeping, for all flows',
};
