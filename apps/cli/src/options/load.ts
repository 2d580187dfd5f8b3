import { Command } from '@commander-js/extra-typings';
import type { LoadOptions } from '../load.ts';
import type { ReportOptions } from '../shell.ts';

/** The same fields as a type alias, which commander's types accept where an interface is refused. */
type Options<Shape> = { [Name in keyof Shape]: Shape[Name] };

/** A command with the options of every command which reads data and prints a report. */
export const reportCommand = (name: string): Command<[], Options<ReportOptions>> =>
  new Command(name)
    .option('--data-dir <folder>', 'data folder to read instead of the own one')
    .option('--json', 'print JSON (docs/schemas) instead of a table');

/** A command with the options that say what load is put on a datapath, and how it is predicted. */
export const loadCommand = (name: string): Command<[], Options<LoadOptions & ReportOptions>> =>
  reportCommand(name)
    .option('--workload <kind>', 'traffic, such as tcp-stream or http (see: hopwise catalogue)')
    .option('--processes <count>', 'client processes, each with its own connection', '1')
    .option('--mtu <bytes>', 'MTU of the interface that the endpoint sees', '1500')
    .option('--request-bytes <bytes>', 'one request; one send of a stream; a datagram')
    .option('--response-bytes <bytes>', 'one response; the file of a file transfer')
    .option('--rate <per second>', 'operations or datagrams offered, whatever the answers do')
    .option('--burst <count>', 'transactions that each process keeps outstanding')
    .option('--server-workers <count>', 'workers of the server program')
    .option('--placement <where>', 'cross-node (as if left out) or same-node')
    .option('--target <what>', 'pod (as if left out), service or host')
    .option('--services <count>', 'Services that exist in the cluster')
    .option('--policy-rules <count>', 'network policy rules that the traffic is checked against')
    .option('--ip <version>', '4 (as if left out) or 6')
    .option('--kernel <version>', "in place of the machine's, as in 6.8")
    .option('--hardware <id>', 'machine that both ends run on', 'cilium2021-100g')
    .option('--seed <integer>', 'seed of every stream of chance', '1')
    .option('--solver <name>', 'events (simulate) or analytic (closed form)', 'events')
    .option('--precision <fraction>', 'half width of the interval to simulate to', '0.01');
