import {
  applyModifiers,
  type Datapath,
  datapathFor,
  datapaths,
  findDatapath,
  findModifier,
  type StageId,
  stagesOfVisits,
} from '@hopwise/datapath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function withModifier(datapathId: string, modifierId: string): Datapath {
  const datapath = findDatapath(datapathId);
  const modifier = findModifier(modifierId);
  if (datapath === undefined || modifier === undefined) throw new Error('not in the catalogue');
  const applied = applyModifiers(datapath, [modifier]);
  if (!applied.ok) throw new Error(applied.reason);
  return applied.datapath;
}

const between = ({ egress, ingress }: Datapath): readonly StageId[] =>
  stagesOfVisits([...egress, ...ingress]);

describe('a datapath for one end and load', () => {
  it('is the same one where no stage depends on them', () => {
    const host = findDatapath('host');
    if (host === undefined) throw new Error('no host');
    fc.assert(
      fc.property(
        fc.constantFrom('client' as const, 'server' as const),
        fc.constantFrom('pod' as const, 'service' as const, 'host' as const),
        (end, target) => {
          expect(datapathFor(host, { end, target, kind: 'tcp-rr' })).toBe(host);
        },
      ),
    );
  });

  it('translates a Service at the client only, and nothing where none is addressed', () => {
    const proxied = withModifier('flannel-host-gw', 'kube-proxy-iptables');
    const of = (end: 'client' | 'server', target: 'pod' | 'service') =>
      between(datapathFor(proxied, { end, target, kind: 'tcp-crr' }));
    const nats = (ids: readonly StageId[]) => ids.filter((id) => id === 'kubeServiceNat').length;
    expect(nats(of('client', 'service'))).toBe(2);
    expect(nats(of('server', 'service'))).toBe(0);
    expect(nats(of('client', 'pod'))).toBe(0);
    expect(of('client', 'pod')).toContain('kubeServicesToMatch');
    expect(of('server', 'service')).toContain('kubeServicesToEnd');
    expect(of('server', 'service')).not.toContain('kubeServicesToMatch');
  });

  it('keeps what either end does within a node, which both are', () => {
    const cut = { ...withModifier('flannel-host-gw', 'kube-proxy-iptables') };
    const local: Datapath = { ...cut, sameNode: cut.egress };
    const { sameNode = [] } = datapathFor(local, {
      end: 'server',
      target: 'service',
      kind: 'http',
    });
    expect(stagesOfVisits(sameNode)).toContain('kubeServiceNat');
  });

  it('has proxies parse HTTP where there is HTTP', () => {
    const mesh = withModifier('flannel-host-gw', 'istio-sidecar');
    const stagesFor = (kind: 'http' | 'tcp-rr') =>
      datapathFor(mesh, { end: 'client', target: 'pod', kind }).proxies?.map(
        ({ stages }) => stages,
      );
    expect(stagesFor('tcp-rr')).toEqual([
      ['envoyTcp', 'tlsRecord'],
      ['envoyTcp', 'tlsRecord'],
    ]);
    expect(stagesFor('http')).toEqual(mesh.proxies?.map(({ stages }) => stages));
  });

  it('never adds a stage', () => {
    fc.assert(
      fc.property(fc.constantFrom(...datapaths), (datapath) => {
        const ids = between(datapathFor(datapath, { end: 'server', target: 'pod', kind: 'http' }));
        const all = between(datapath);
        expect(ids.every((id) => all.includes(id))).toBe(true);
      }),
    );
  });
});
