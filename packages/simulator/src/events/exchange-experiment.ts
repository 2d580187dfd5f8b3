import type { Prediction } from '@hopwise/datapath';
import { backgroundOfExchange } from '../background.ts';
import { connectionNotes } from '../connection-notes.ts';
import { exchangeBottleneck } from '../exchange-bottleneck.ts';
import { attribute } from '../ledger.ts';
import { isOneHost } from '../one-host.ts';
import type { PredictionInput } from '../prediction-input.ts';
import { provenanceOf } from '../provenance.ts';
import { solveExchangeInput } from '../solve-exchange-input.ts';
import { inOwnUnits } from '../solved-as.ts';
import { timeOf } from '../units.ts';
import type { OnCpuSlice } from './cpu-slice.ts';
import { ExchangeFacts } from './exchange-facts.ts';
import type { Experiment, Outcome } from './experiment.ts';
import { measuredSlowdown } from './measured-slowdown.ts';
import { ExchangeRun } from './exchange-run.ts';

/** Operations of each process in one batch, and of all together at most. */
const operationsOfProcess = 40;
const operationsMax = 4000;

/** A closed loop of requests, ready to run. */
export function exchangeExperiment(input: PredictionInput, onSlice?: OnCpuSlice): Experiment {
  const { workload, seed } = input.scenario;
  const solved = solveExchangeInput(input);
  const { point, model, platform, conntrack, clock, customers, payloadBytes } = solved;
  const isOneMachine = isOneHost(input);
  const facts = new ExchangeFacts(model, workload.processes);
  const run = new ExchangeRun(model, platform, {
    ...(onSlice === undefined ? {} : { onSlice, onRun: facts.onRun }),
    processes: workload.processes,
    customers,
    offered: workload.ratePerS === undefined ? null : workload.ratePerS / 1e9,
    isOneHost: isOneMachine,
    clock,
    seed,
  });
  const result = (outcome: Outcome): Prediction => {
    const { rate, measuredNs } = outcome;
    const entries = run.entries();
    const perNs = run.operations / measuredNs;
    const { isOffered } = point;
    const slowdown = measuredSlowdown(entries, run.operations, outcome.cpuNs, isOneMachine);
    const { stages, cpu } = attribute(
      entries,
      backgroundOfExchange(input, model, { entries, rate: perNs, slowdown }),
      perNs,
      slowdown,
      platform.logicalCpus,
    );
    const operationNs = isOffered ? run.latency.mean : customers / perNs;
    const work = run
      .criticalEntries()
      .reduce((sum, { end, part, units }) => sum + timeOf(part.onPath, units) * slowdown[end], 0);
    const { latency } = point.cycle;
    const prediction: Prediction = {
      scenario: input.scenario,
      solver: 'events',
      rate: {
        value: rate.mean * 1e9,
        low: (rate.mean - rate.halfWidth) * 1e9,
        high: (rate.mean + rate.halfWidth) * 1e9,
        unit: '1/s',
      },
      goodputBitPerS: rate.mean * 8e9 * payloadBytes,
      wireBitPerS: rate.mean * 8e9 * point.wireBytesPerOperation,
      cpu,
      cpuPerUnit: {
        client: cpu.client.total / perNs,
        server: cpu.server.total / perNs,
        unit: 'ns',
      },
      latency: {
        count: run.latency.count,
        meanNs: run.latency.mean,
        p50Ns: run.latency.quantile(0.5),
        p90Ns: run.latency.quantile(0.9),
        p99Ns: run.latency.quantile(0.99),
        p999Ns: run.latency.quantile(0.999),
        p9999Ns: run.latency.quantile(0.9999),
        p99999Ns: run.latency.quantile(0.99999),
        maxNs: run.latency.max,
      },
      bottleneck: exchangeBottleneck(
        {
          ...point,
          rate: perNs,
          operationNs,
          cycle: { work, latency, waiting: Math.max(0, operationNs - work - latency) },
          utilisation: {
            client: cpu.client.total / platform.logicalCpus,
            server: cpu.server.total / platform.logicalCpus,
          },
        },
        connectionNotes(solved, input.hardware.sysctls, perNs * 1e9),
      ),
      stages,
      datagrams: null,
      retransmitsPerS: null,
      aggregateBytes: Math.min(
        platform.aggregateMaxBytes,
        Math.max(workload.requestBytes, workload.responseBytes),
      ),
      conntrack,
      run: {
        eventCount: outcome.eventCount,
        simulatedNs: outcome.simulatedNs,
        warmupNs: outcome.warmupNs,
        converged: rate.isEnough,
        ...provenanceOf(input),
      },
    };
    const oneWayBytes = point.lineNsPerOperation * platform.lineBytesPerNs;
    return inOwnUnits(prediction, { payloadBytes, oneWayBytes });
  };
  return {
    simulation: run.simulation,
    hosts: run.hosts,
    batchNs: Math.min(operationsOfProcess * workload.processes, operationsMax) / point.rate,
    warmupBatches: 2,
    redraw: () => run.redraw(),
    resetCounts: () => run.resetCounts(),
    progress: () => run.operations,
    entries: () => run.entries(),
    result,
    factsOf: facts.factsOf,
  };
}
