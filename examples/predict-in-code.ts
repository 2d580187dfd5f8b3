/**
 * Predicts in code: the packages open no files, so the caller brings the text.
 *
 * Run it from the root:
 *   npx esbuild examples/predict-in-code.ts --bundle --platform=node | node
 */
import { existsSync, readFileSync } from 'node:fs';
import { findDatapath, type Scenario } from '@hopwise/datapath';
import { parseCosts, parseHardware } from '@hopwise/dataset';
import { predictAnalytic } from '@hopwise/simulator';

const hardwareFile = 'data/hardware/cilium2021-100g.yaml';
const fittedFile = 'data/costs/cilium2021-100g.csv';
const costsFile = existsSync(fittedFile) ? fittedFile : 'data/priors/cilium2021-100g.csv';
const hardware = parseHardware(readFileSync(hardwareFile, 'utf8'), hardwareFile);
const costs = parseCosts(readFileSync(costsFile, 'utf8'), costsFile);

// Those of the study. The catalogue has others, which nobody has compared with a measurement yet.
const ids = ['host', 'cilium-ebpf', 'cilium-legacy', 'calico-ebpf', 'calico-iptables'];

for (const id of ids) {
  const datapath = findDatapath(id);
  if (datapath === undefined) throw new Error(`no datapath ${id}`);
  const scenario: Scenario = {
    datapath: datapath.id,
    modifiers: [],
    hardware: hardware.id,
    workload: { kind: 'tcp-rr', processes: 32, requestBytes: 1, responseBytes: 1 },
    mtu: 1500,
    seed: 1,
  };
  const { rate, cpu, bottleneck } = predictAnalytic({ scenario, datapath, hardware, costs });
  const perSecond = Math.round(rate.value / 1000);
  const cores = (cpu.client.total + cpu.server.total).toFixed(1);
  console.log(
    `${datapath.id}: ${perSecond} k/s, ${cores} cores, limited by ${bottleneck.resource}`,
  );
}
