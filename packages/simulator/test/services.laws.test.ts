import type { Cluster, End, Workload } from '@hopwise/datapath';
import { plainCluster } from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PredictionInput, predictAnalytic, predictEvents } from '../src/index.ts';
import { costOf, tableOf } from './arbitraries.ts';
import { datapathOf, inputOf, priors, steadyMachine } from './testing.ts';

const counts = fc.integer({ min: 1, max: 50_000 });

const crr: Workload = { kind: 'tcp-crr', processes: 1, requestBytes: 1, responseBytes: 1 };
const rr: Workload = { ...crr, kind: 'tcp-rr' };

/** Without the background of pods that open connections, whose share moves with the rate. */
const costs = tableOf([
  ...priors.costs.filter(({ subject }) => subject !== 'netnsConnect'),
  costOf('netnsConnect', 'backgroundCores', 'cores', 0),
]);

function inputWith(
  datapath: string,
  modifiers: readonly string[],
  { workload = crr, ...cluster }: Partial<Cluster> & { readonly workload?: Workload },
): PredictionInput {
  const input = inputOf(datapathOf(datapath, modifiers), workload, {
    hardware: steadyMachine,
    costs,
  });
  return {
    ...input,
    scenario: { ...input.scenario, modifiers, cluster: { ...plainCluster, ...cluster } },
  };
}

const cpuOf = (input: PredictionInput, end: End): number => predictAnalytic(input).cpuPerUnit[end];

const priceOf = (subject: string, parameter: string): number =>
  costs.costs.find((cost) => cost.subject === subject && cost.parameter === parameter)?.value ??
  Number.NaN;

describe('Services', () => {
  it('cost each new connection their walk with iptables: to the match at the client, to the end at the server', () => {
    fc.assert(
      fc.property(counts, counts, (few, more) => {
        const at = (services: number, end: End) =>
          cpuOf(
            inputWith('flannel-host-gw', ['kube-proxy-iptables'], { target: 'service', services }),
            end,
          );
        const client = (more - few) * priceOf('kubeServicesToMatch', 'perService');
        const server = (more - few) * priceOf('kubeServicesToEnd', 'perService');
        expect(at(more, 'client') - at(few, 'client')).toBeCloseTo(client, 3);
        expect(at(more, 'server') - at(few, 'server')).toBeCloseTo(server, 3);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['flannel-host-gw', 'kube-proxy-ipvs'],
    ['flannel-host-gw', 'kube-proxy-nftables'],
    ['cilium-ebpf', 'ebpf-socket-lb'],
    ['cilium-ebpf', 'ebpf-tc-lb'],
    ['cilium-ebpf', 'xdp-lb'],
  ] as const)('cost %s with %s the same, however many there are', (datapath, modifier) => {
    const with_ = (services: number) =>
      predictAnalytic(inputWith(datapath, [modifier], { target: 'service', services }));
    expect(with_(50_000).rate.value).toBe(with_(1).rate.value);
    const pod = predictAnalytic(inputWith(datapath, [], {}));
    expect(with_(1).rate.value).toBeLessThan(pod.rate.value);
    expect(with_(1).rate.value).toBeGreaterThan(0.8 * pod.rate.value);
  });

  it('cost a connection that exists a rewrite, and never their walk', () => {
    const to = (target: Cluster['target'], services: number) =>
      inputWith('flannel-host-gw', ['kube-proxy-iptables'], { target, services, workload: rr });
    expect(cpuOf(to('service', 10_000), 'client')).toBe(cpuOf(to('service', 1), 'client'));
    const rewrites = cpuOf(to('service', 1), 'client') - cpuOf(to('pod', 1), 'client');
    expect(rewrites).toBeCloseTo(2 * priceOf('kubeServiceNat', 'perSkb'), 6);
    expect(cpuOf(to('service', 1), 'server')).toBeCloseTo(cpuOf(to('pod', 1), 'server'), 6);
  });

  it('cost nothing per packet when the socket was given the address of a pod', () => {
    const to = (target: Cluster['target']) =>
      inputWith('cilium-ebpf', ['ebpf-socket-lb'], { target, services: 100, workload: rr });
    expect(predictAnalytic(to('service')).rate.value).toBe(predictAnalytic(to('pod')).rate.value);
  });

  it('cost by events what they cost in closed form', () => {
    for (const services of [1, 5000]) {
      const input = inputWith('flannel-host-gw', ['kube-proxy-iptables'], {
        target: 'service',
        services,
      });
      const ratio = predictEvents(input).rate.value / predictAnalytic(input).rate.value;
      expect(Math.abs(ratio - 1)).toBeLessThan(0.03);
    }
  });
});

describe('policy rules', () => {
  it('as iptables rules cost each new connection their walk at both ends, and a known one nothing', () => {
    fc.assert(
      fc.property(counts, (policyRules) => {
        const at = (workload: Workload, rules: number, end: End) =>
          cpuOf(
            inputWith('calico-iptables', ['policy-iptables'], { workload, policyRules: rules }),
            end,
          );
        const walk = policyRules * priceOf('iptPolicyRules', 'perNewRule');
        for (const end of ['client', 'server'] as const) {
          expect(at(crr, policyRules, end) - at(crr, 0, end)).toBeCloseTo(walk, 3);
          expect(at(rr, policyRules, end)).toBe(at(rr, 0, end));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('before the one that accepts known connections cost every packet their walk', () => {
    const at = (policyRules: number) =>
      cpuOf(
        inputWith('calico-iptables', ['firewall-rules'], { workload: rr, policyRules }),
        'client',
      );
    // A request leaves and an answer arrives: two walks of a hundred rules.
    expect(at(100) - at(0)).toBeCloseTo(200 * priceOf('iptFirewallRules', 'perRule'), 6);
  });

  it.each([
    ['calico-iptables', 'policy-ipset'],
    ['cilium-ebpf', 'policy-ebpf'],
  ] as const)(
    'in the maps or sets of %s cost the same, however many there are',
    (datapath, modifier) => {
      const with_ = (policyRules: number) =>
        predictAnalytic(inputWith(datapath, [modifier], { policyRules })).rate.value;
      expect(with_(50_000)).toBe(with_(0));
    },
  );
});

describe('a mesh', () => {
  const http: Workload = { kind: 'http', processes: 4, requestBytes: 100, responseBytes: 1000 };
  const cpuWith = (workload: Workload, ...modifiers: readonly string[]): number => {
    const input = inputWith('flannel-host-gw', modifiers, { workload });
    return cpuOf(input, 'client') + cpuOf(input, 'server');
  };

  it('costs more where a proxy parses than where it only carries, and least where there is none', () => {
    const plain = cpuWith(http);
    const inKernel = cpuWith(http, 'kmesh');
    const carried = cpuWith(http, 'istio-ambient');
    const parsed = cpuWith(http, 'istio-sidecar');
    expect(inKernel).toBeGreaterThan(plain);
    expect(carried).toBeGreaterThan(inKernel);
    expect(parsed).toBeGreaterThan(carried);
    expect(cpuWith(http, 'istio-waypoint')).toBeGreaterThan(carried);
  });

  it('does not parse what is not HTTP', () => {
    const saved =
      cpuWith(http, 'istio-sidecar') - cpuWith({ ...http, kind: 'tcp-rr' }, 'istio-sidecar');
    // Two proxies, and a request and a response each.
    expect(saved).toBeGreaterThan(4 * priceOf('envoyHttp', 'perOperation') - 20_000);
  });

  it('in the kernel costs a new connection, and next to nothing for each send', () => {
    const sends = 2 * priceOf('deferTcpSendmsg', 'perVisit');
    expect(cpuWith(crr, 'kmesh') - cpuWith(crr)).toBeCloseTo(
      priceOf('kmeshConnect', 'perConnection') + sends,
      3,
    );
  });
});
