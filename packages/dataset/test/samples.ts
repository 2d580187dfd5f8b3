import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Figure, importers, type Labels, labelledRows, type ToolId } from '../src/index.ts';

const url = (path: string): URL => new URL(`samples/${path}`, import.meta.url);

/** Text of a sample, unpacked where it is packed. */
export function sampleText(path: string): string {
  const bytes = readFileSync(url(path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Files of a sample that is a packed archive, by their names. */
export function sampleMembers(path: string): ReadonlyMap<string, string> {
  const bytes = gunzipSync(readFileSync(url(path)));
  const members = new Map<string, string>();
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const field = (from: number, to: number): string =>
      bytes.toString('latin1', at + from, at + to).replace(/\0.*$/, '');
    const size = Number.parseInt(field(124, 136), 8);
    if (field(156, 157) === '0')
      members.set(field(0, 100), bytes.toString('utf8', at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return members;
}

/** The real outputs that are kept, by tool. */
export const samples: readonly (readonly [ToolId, string])[] = [
  ['iperf3', 'iperf3/tcp-1-stream.json'],
  ['iperf3', 'iperf3/tcp-2-streams.json'],
  ['iperf3', 'iperf3/tcp-reverse.json'],
  ['iperf3', 'iperf3/tcp-bidir.json'],
  ['iperf3', 'iperf3/udp.json'],
  ['netperf', 'netperf/tcp-stream.txt'],
  ['netperf', 'netperf/tcp-maerts.txt'],
  ['netperf', 'netperf/tcp-rr.txt'],
  ['netperf', 'netperf/tcp-crr.txt'],
  ['netperf', 'netperf/udp-stream.txt'],
  ['netperf', 'netperf/udp-rr.txt'],
  ['knb', 'knb/namespaces.knbdata'],
  ['k8s-netperf', 'k8s-netperf/result-1739968774.csv'],
  ['k8s-netperf', 'k8s-netperf/cpu-result-1739968774.csv'],
  ['flent', 'flent/tcp_download.flent.gz'],
  ['flent', 'flent/rrul.flent.gz'],
  ['fortio', 'fortio/istio-1.2-both-sidecars.json'],
];

/** Figures of a sample. */
export function sampleFigures(tool: ToolId, path: string): readonly Figure[] {
  const importer = importers[tool];
  return importer.reads === 'archive'
    ? importer.figures(sampleMembers(path), path)
    : importer.figures(sampleText(path), path);
}

export const labels: Labels = {
  source: 'lab',
  hardwareId: 'lab-netns-vm',
  system: 'veth-pair',
  systemVersion: '',
  path: 'node-to-node',
  mtu: 1500,
  run: null,
};

/** Rows of a sample. */
export const sampleRows = (tool: ToolId, path: string): ReturnType<typeof labelledRows> =>
  labelledRows(sampleFigures(tool, path), labels);
