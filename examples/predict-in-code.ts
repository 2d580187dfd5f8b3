/**
 * Predicts in code: the packages open no files, so the caller brings the text.
 *
 * Run it from the root:
 *   npx esbuild examples/predict-in-code.ts --bundle --platform=node | node
 */
import { existsSync, readFileSync } from 'node:fs';
import { datapaths, type Scenario } from '@hopwise/datapath';
import { parseCosts, parseHardware } from '@hopwise/dataset';
import { predictAnalytic } from '@hopwise/simulator';

const hardwareFile = 'data/hardware/cilium2021-100g.yaml';
const fittedFile = 'data/costs/cilium2021-100g.csv';
const costsFile = existsSync(fittedFile) ? fittedFile : 'data/priors/cilium2021-100g.csv';
const hardware = parseHardware(readFileSync(hardwareFile, 'utf8'), hardwareFile);
const costs = parseCosts(readFileSync(costsFile, 'utf8'), costsFile);

for (const datapath of datapaths) {
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
