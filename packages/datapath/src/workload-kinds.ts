/** What is always true of a kind of traffic. */
export interface WorkloadFacts {
  /**
   * What its rate counts: `transfer` bytes of TCP streams [bit/s], `datagrams` bytes of UDP streams
   * [bit/s], `exchange` operations [1/s].
   */
  readonly class: 'transfer' | 'datagrams' | 'exchange';
  readonly transport: 'tcp' | 'udp';
  /** As a heading says it. */
  readonly title: string;
  /** As a table cell says it: the words of the tool that makes it. */
  readonly short: string;
  /** What CPU time is divided by. */
  readonly operation: string;
  /** The command that makes this traffic between two machines. */
  readonly command: string;
}

/** The traffic that a run can have. */
export const workloads = {
  'tcp-stream': {
    class: 'transfer',
    transport: 'tcp',
    title: 'TCP stream',
    short: 'TCP_STREAM',
    operation: 'byte',
    command: 'netperf -H SERVER -t TCP_STREAM -l 30 -- -m 16384',
  },
  'tcp-maerts': {
    class: 'transfer',
    transport: 'tcp',
    title: 'TCP stream, server to client',
    short: 'TCP_MAERTS',
    operation: 'byte',
    command: 'netperf -H SERVER -t TCP_MAERTS -l 30 -- -m ,16384',
  },
  'tcp-bidirectional': {
    class: 'transfer',
    transport: 'tcp',
    title: 'TCP streams both ways',
    short: 'TCP both ways',
    operation: 'byte',
    command: 'iperf3 -c SERVER --bidir -t 30',
  },
  'file-transfer': {
    class: 'transfer',
    transport: 'tcp',
    title: 'File transfer (FTP)',
    short: 'FTP',
    operation: 'byte',
    command: 'curl -o /dev/null ftp://SERVER/10G.dat',
  },
  'file-transfer-tls': {
    class: 'transfer',
    transport: 'tcp',
    title: 'File transfer, encrypted by the application (SCP)',
    short: 'SCP',
    operation: 'byte',
    command: 'scp SERVER:/srv/10G.dat /dev/null',
  },
  'udp-stream': {
    class: 'datagrams',
    transport: 'udp',
    title: 'UDP stream',
    short: 'UDP_STREAM',
    operation: 'byte',
    command: 'iperf3 -c SERVER -u -b 0 -t 30',
  },
  'tcp-rr': {
    class: 'exchange',
    transport: 'tcp',
    title: 'TCP request/response',
    short: 'TCP_RR',
    operation: 'transaction',
    command: 'netperf -H SERVER -t TCP_RR -l 30 -- -r 1,1',
  },
  'tcp-crr': {
    class: 'exchange',
    transport: 'tcp',
    title: 'TCP connect/request/response',
    short: 'TCP_CRR',
    operation: 'connection',
    command: 'netperf -H SERVER -t TCP_CRR -l 30 -- -r 1,1',
  },
  'udp-rr': {
    class: 'exchange',
    transport: 'udp',
    title: 'UDP request/response',
    short: 'UDP_RR',
    operation: 'transaction',
    command: 'netperf -H SERVER -t UDP_RR -l 30 -- -r 1,1',
  },
  http: {
    class: 'exchange',
    transport: 'tcp',
    title: 'HTTP requests on persistent connections',
    short: 'HTTP',
    operation: 'request',
    command: 'wrk2 -t 18 -c 100 -d 30 -R 100000 --latency http://SERVER/350.txt',
  },
  websocket: {
    class: 'exchange',
    transport: 'tcp',
    title: 'WebSocket messages',
    short: 'WebSocket',
    operation: 'message',
    command: 'tcpkali --ws -c 100 -T 30 -m PING SERVER:8080',
  },
  'long-poll': {
    class: 'exchange',
    transport: 'tcp',
    title: 'Messages by HTTP long polling',
    short: 'long polling',
    operation: 'message',
    command: 'wrk -t 18 -c 100 -d 30 http://SERVER:8080/poll',
  },
  'web-tier': {
    class: 'exchange',
    transport: 'tcp',
    title: 'Web tier: front ends, cache master and replicas',
    short: 'web tier',
    operation: 'request',
    command: 'locust -f guestbook.py --headless -u 100 -r 10 -t 60s --host http://SERVER',
  },
  mesh: {
    class: 'exchange',
    transport: 'tcp',
    title: 'HTTP at a fixed rate through a service mesh',
    short: 'fortio',
    operation: 'request',
    command: 'fortio load -c 16 -qps 1000 -t 30s http://SERVER:8080/echo',
  },
} as const satisfies Readonly<Record<string, WorkloadFacts>>;

export type WorkloadKind = keyof typeof workloads;

export const workloadKinds = Object.keys(workloads) as readonly WorkloadKind[];

/** What is always true of a kind of traffic. */
export const workloadFacts = (kind: WorkloadKind): WorkloadFacts => workloads[kind];
