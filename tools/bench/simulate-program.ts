/**
 * The simulator on the first platform of the data folder. Prints one number.
 *
 * Usage: simulate-program DATA speed WORKLOAD PROCESSES (simulated s per wall s)
 *        simulate-program DATA memory FLOWS (megabytes of the process after ten times the usual length)
 *        simulate-program DATA events|analytic PROCESSES (predictions per s, over a whole study)
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageBytes } from '@hopwise/calibration';
import { datapaths, type Scenario, type WorkloadKind, workloadKinds } from '@hopwise/datapath';
import { parseCosts, parseHardware } from '@hopwise/dataset';
import { EventRun, type PredictionInput, predictAnalytic, predictEvents } from '@hopwise/simulator';

const platform = 'cilium2021-100g';
const [data = '', mode = '', ...rest] = process.argv.slice(2);
const fitted = join(data, 'costs', `${platform}.csv`);
const costsFile = existsSync(fitted) ? fitted : join(data, 'priors', `${platform}.csv`);
const costs = parseCosts(readFileSync(costsFile, 'utf8'), costsFile);
const hardwareFile = join(data, 'hardware', `${platform}.yaml`);
const hardware = parseHardware(readFileSync(hardwareFile, 'utf8'), hardwareFile);

/** Those of the study, so that the figure stays the same work as the catalogue grows. */
const studied = ['host', 'cilium-ebpf', 'cilium-legacy', 'calico-ebpf', 'calico-iptables'];

function inputsOf(kind: WorkloadKind, processes: number): readonly PredictionInput[] {
  return datapaths
    .filter(({ id }) => studied.includes(id))
    .map((datapath) => {
      const workload = { kind, processes, ...messageBytes(kind) };
      const scenario: Scenario = {
        datapath: datapath.id,
        modifiers: [],
        hardware: platform,
        workload,
        mtu: 1500,
        seed: 1,
      };
      return { scenario, datapath, hardware, costs };
    });
}

/** Simulated over wall time of one datapath's run that never converges. */
function speedOf(kind: WorkloadKind, processes: number, eventLimit: number): number {
  const [input] = inputsOf(kind, processes);
  if (input === undefined) throw new Error('the catalogue is empty');
  const run = new EventRun(input, { relativeHalfWidth: 0, maxEvents: eventLimit });
  const begin = performance.now();
  while (!run.advance(100_000).done);
  return run.result().run.simulatedNs / 1e6 / (performance.now() - begin);
}

/** Predictions per second over every datapath and workload of the study. */
function predictionsPerSecond(processes: number, predict: (input: PredictionInput) => unknown) {
  const inputs = workloadKinds.flatMap((kind) => inputsOf(kind, processes));
  let count = 0;
  const begin = performance.now();
  do {
    for (const input of inputs) predict(input);
    count += inputs.length;
  } while (performance.now() - begin < 500);
  return (1e3 * count) / (performance.now() - begin);
}

if (mode === 'speed') {
  const kind = workloadKinds.find((known) => known === rest[0]) ?? 'tcp-stream';
  const processes = Number(rest[1]);
  speedOf(kind, processes, 300_000); // Lets V8 compile first, as it would in a longer run.
  process.stdout.write(`${speedOf(kind, processes, 2_000_000)}\n`);
} else if (mode === 'memory') {
  speedOf('tcp-stream', Number(rest[0]), 5_000_000);
  process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`);
} else {
  const predict = mode === 'analytic' ? predictAnalytic : predictEvents;
  predictionsPerSecond(Number(rest[0]), predict);
  process.stdout.write(`${predictionsPerSecond(Number(rest[0]), predict)}\n`);
}
