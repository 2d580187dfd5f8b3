import { level, limitedBy, lineShare, ratio } from './clauses.ts';
import type { FigureId } from './figures.ts';
import type { Finding, Study, StudySystem, StudyTest } from './study.ts';

const source = 'machinezone-2015';

/** The machines were set so; IPvlan has no tracking to skip. */
const steered = ['rps', 'xps'];
const untracked = ['notrack', ...steered];

const systems: readonly StudySystem[] = [
  { name: 'host-network', as: { datapath: 'host' }, also: untracked },
  { name: 'ipvlan', as: { datapath: 'ipvlan-l2' }, also: steered },
  { name: 'flannel-hostgw', as: { datapath: 'flannel-host-gw' }, also: untracked },
  { name: 'flannel-aws-vpc', as: { datapath: 'flannel-aws-vpc' }, also: untracked },
  { name: 'flannel-vxlan', as: { datapath: 'flannel-vxlan' }, mtu: 1450, also: untracked },
];
const [host, ipvlan, hostGw, awsVpc, vxlan] = [
  'host-network',
  'ipvlan',
  'flannel-hostgw',
  'flannel-aws-vpc',
  'flannel-vxlan',
] as const;

const figures: readonly FigureId[] = ['requests', 'p90', 'p99', 'p9999', 'p99999'];

/**
 * The goodput that the source prints is 37 bytes per request and 337 or 4337 per response, headers
 * included; 250 of them are the headers that HTTP has in the model, more than such a request had.
 */
const http = (thousands: number, size: '350' | '4k'): StudyTest => ({
  id: `http-${thousands}k-${size}`,
  title: `HTTP at ${thousands} 000 requests/s, responses of ${size === '4k' ? '4 KB' : '350 B'}`,
  source,
  hardware: 'mz-c48xlarge-10g',
  assumed: '1800 connections, 100 a thread; no connection tracked; IPvlan in L2 mode; MTU 1500.',
  systems,
  load: {
    kind: 'http',
    processes: 1800,
    requestBytes: 1,
    responseBytes: size === '4k' ? 4087 : 87,
    ratePerS: thousands * 1000,
    serverWorkers: 18,
  },
  mtu: 1500,
  solver: 'events',
  figures,
  rows: {
    workload: `http-${thousands}k-rps`,
    messageBytes: size === '4k' ? 4096 : 350,
  },
});

const tests: readonly StudyTest[] = [
  http(50, '350'),
  http(150, '350'),
  http(250, '350'),
  http(350, '350'),
  http(450, '350'),
  http(500, '350'),
  http(50, '4k'),
  http(150, '4k'),
  http(250, '4k'),
  { ...http(300, '4k'), rows: null },
];

const p99 = (test: string, of: string, to: string, range: { atLeast?: number; atMost?: number }) =>
  ratio('p99', `${test}/${of}`, `${test}/${to}`, range);

const steady = ['http-150k-350', 'http-250k-350'];

const findings: readonly Finding[] = [
  {
    id: 'ipvlan-closest',
    statement: 'IPvlan is closest to the network of the host, which is the fastest.',
    ifNot:
      'IPvlan skips the hooks that the host crosses, and is predicted a few per cent faster; the order of the others is as published',
    clauses: steady.flatMap((test) => [
      p99(test, ipvlan, host, { atLeast: 1 }),
      ...[hostGw, awsVpc, vxlan].map((system) => p99(test, system, ipvlan, { atLeast: 1 })),
    ]),
  },
  {
    id: 'routed-next',
    statement: 'Host-gw and aws-vpc come next, alike.',
    clauses: steady.map((test) => p99(test, hostGw, awsVpc, { atLeast: 0.85, atMost: 1.15 })),
  },
  {
    id: 'vxlan-worst',
    statement: 'VXLAN is the worst in all tests.',
    clauses: steady.flatMap((test) =>
      [host, ipvlan, hostGw, awsVpc].map((system) => p99(test, vxlan, system, { atLeast: 1.05 })),
    ),
  },
  {
    id: 'vxlan-saturates-first',
    statement: 'VXLAN is the first to saturate: at 350 k/s it is past what it can do.',
    ifNot:
      'it saturates first in the model too, at about 490 k/s; steps of 200 ms in its tail are timeouts, and the authors suspect a fault of the device in that kernel',
    clauses: [
      level('p99', `http-350k-350/${vxlan}`, { atLeast: 10e6 }),
      ...[host, ipvlan, hostGw, awsVpc].map((system) =>
        level('p99', `http-350k-350/${system}`, { atMost: 10e6 }),
      ),
    ],
  },
  {
    id: 'host-beyond-450k',
    statement: 'The network of the host still answers 450 k/s: 99 % of requests within 1.5 ms.',
    clauses: [level('p99', `http-450k-350/${host}`, { atMost: 3e6 })],
  },
  {
    id: 'line-at-270k',
    statement: 'With 4 KB responses the NIC is full at about 270 k/s.',
    clauses: [
      level('requests', `http-300k-4k/${host}`, { atLeast: 255e3, atMost: 285e3 }),
      lineShare(`http-300k-4k/${host}`, { atLeast: 0.95 }),
    ],
  },
  {
    id: 'interrupt-cores',
    statement: 'The interrupt cores are the busiest.',
    ifNot:
      'with the rest of receiving on sixteen other cores, none is full at any rate of the study',
    clauses: [limitedBy(`http-500k-350/${host}`, ['client softirq core', 'server softirq core'])],
  },
];

/** HTTP latency at a constant rate. */
export const s4: Study = {
  id: 'S4',
  title: 'Constant-rate HTTP latency, 2015',
  sources: [source, 'machinezone-2015-text'],
  tests,
  findings,
};
