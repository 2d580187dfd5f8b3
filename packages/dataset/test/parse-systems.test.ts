import { describe, expect, it } from 'vitest';
import { parseSystems } from '../src/index.ts';
import { messageOf } from './problems-of.ts';

/** A catalogue of a few, so that a message can list it. */
const ids = {
  datapathIds: ['host', 'cilium-ebpf', 'cilium-legacy', 'calico-ebpf', 'calico-iptables'],
  modifierIds: ['notrack'],
};

const parse = (...rows: readonly string[]) =>
  parseSystems(['source,system,datapath,modifiers,note', ...rows].join('\n'), 'systems.csv', ids);

describe('the table of systems', () => {
  it('maps a published name to a datapath and its modifiers', () => {
    expect(
      parse('s,plain-host,host,notrack,without tracking', 's,vpn,,,not in the catalogue'),
    ).toMatchObject([
      { system: 'plain-host', datapath: 'host', modifiers: ['notrack'] },
      { system: 'vpn', datapath: null, modifiers: [] },
    ]);
  });

  it('is refused with every problem at once', () => {
    const message = messageOf(() =>
      parse(
        's,a,hots,,',
        's,b,host,notrak;notrack,',
        's,c,,notrack,',
        's,d,host,notrack;notrack,',
        's,a,host,,',
      ),
    );
    expect(message).toMatchInlineSnapshot(`
      "5 problems in systems.csv
        line 2, column 5  datapath "hots"; expected one of host, cilium-ebpf, cilium-legacy, calico-ebpf, calico-iptables; did you mean "host"?
        line 3, column 10  modifier "notrak"; expected "notrack"; did you mean "notrack"?
        line 4, column 6  modifiers of no datapath; expected a datapath, or no modifiers
        line 5, column 10  modifiers "notrack;notrack"; expected each modifier once
        line 6, column 3  a of s repeats line 2; expected each system once"
    `);
  });

  it('keeps equal names of two publications apart', () => {
    expect(parse('s,a,host,,', 't,a,cilium-ebpf,,')).toHaveLength(2);
  });
});
