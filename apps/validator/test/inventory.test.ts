import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventoryJsonSchema, openInventory } from '../src/index.ts';
import { coreList } from '../src/inventory/core-list.ts';
import { parseInventory } from '../src/inventory/open-inventory.ts';
import { parseSshConfig } from '../src/inventory/ssh-config.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hw-inventory-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const opened = (text: string) => {
  const file = join(folder, 'inventory.yaml');
  writeFileSync(file, text);
  return openInventory(file);
};
const messageOf = (text: string): string => {
  try {
    parseInventory(text, 'inventory.yaml');
  } catch (error) {
    return String(error);
  }
  return 'nothing is wrong';
};

describe('an inventory', () => {
  it('says of every node how to reach it, with defaults filled in and paths from its folder', () => {
    const { nodes } = opened(`
nodes:
  gate: { address: gate.example, user: ada, keyFile: keys/id, knownHosts: hosts }
  client:
    address: 10.0.0.2
    port: 2222
    user: root
    keyFile: /keys/id
    passphrase: { env: PASS }
    jump: gate
    dataInterface: eth1
    dataAddress: 192.168.7.2
    cores: 0-2,8
    numaNode: 1
    privilege: sudo
    timeLimits: { connectSeconds: 0.5 }
`);
    const [gate, client] = nodes;
    expect(gate).toMatchObject({
      name: 'gate',
      port: 22,
      keyFiles: [join(folder, 'keys/id')],
      knownHosts: [join(folder, 'hosts')],
      jump: null,
      privilege: 'root',
      passphrase: 'none',
      agent: null,
      cores: [],
      timeLimits: { connectMs: 15_000, silenceMs: 20_000, commandMs: 3_600_000 },
      runDirectory: '/run/hopwise',
    });
    expect(client).toMatchObject({
      address: '10.0.0.2',
      port: 2222,
      keyFiles: ['/keys/id'],
      passphrase: { env: 'PASS' },
      jump: { name: 'gate', address: 'gate.example' },
      dataInterface: 'eth1',
      dataAddress: '192.168.7.2',
      cores: [0, 1, 2, 8],
      numaNode: 1,
      privilege: 'sudo',
      timeLimits: { connectMs: 500 },
    });
  });

  it('says what a target is on every node, or on each', () => {
    const { targets } = opened(`
nodes:
  a: { address: a, user: root, agent: /agent }
  b: { address: b, user: root, agent: /agent }
targets:
  bare: { host: true }
  fresh: { cni: { conf: /etc/cni/net.d } }
  pods:
    on:
      a: { pod: default/client }
      b: { netns: { pid: 12 } }
`);
    const fresh = {
      kind: 'cni',
      conf: '/etc/cni/net.d',
      binDir: '/opt/cni/bin',
      args: {},
      portMappings: [],
    };
    expect(targets).toEqual([
      { name: 'bare', on: { a: { kind: 'host' }, b: { kind: 'host' } } },
      { name: 'fresh', on: { a: fresh, b: fresh } },
      {
        name: 'pods',
        on: {
          a: { kind: 'pod', namespace: 'default', pod: 'client' },
          b: { kind: 'pid', pid: 12 },
        },
      },
    ]);
  });

  it('that is wrong is refused with the line and column of everything that is', () => {
    const text = `nodes:
  a:
    address: -oProxyCommand=id
    port: 70000
    adress: x
    agent: true
    dataAddress: 10.0.0
    passphrase: hunter2
    cores: 3-1
    runDirectory: run
  b c: { address: b, agent: true }
  d: { address: d }
  e: { address: e, agent: true, timeLimits: { connectS: 3 } }
targets:
  pods: { pod: client }
  both: { host: true, pod: a/b }
  none: {}
  cni: { cni: { conf: etc } }
`;
    expect(messageOf(text)).toMatchInlineSnapshot(`
      "DatasetError: 14 problems in inventory.yaml
        line 3, column 14  nodes.a.address is "-oProxyCommand=id"; expected a word that does not begin with a dash, without spaces and @
        line 4, column 11  nodes.a.port is 70000; expected at most 65535
        line 5, column 5  key "adress"; expected a known key; did you mean "address"?
        line 7, column 18  nodes.a.dataAddress is "10.0.0"; expected an IP address
        line 8, column 17  nodes.a.passphrase is something else (not shown); expected prompt or {env: NAME of a variable}
        line 9, column 12  nodes.a.cores is "3-1"; expected 3, [0, 1] or "0-3,8"
        line 10, column 19  nodes.a.runDirectory is "run"; expected an absolute path
        line 11, column 8  nodes.b c is {"address":"b","agent":true}; expected as key: letters, digits and . _ - after a letter or digit
        line 12, column 6  nodes.d is {"address":"d"}; expected keyFile, agent or sshConfig to log in with
        line 13, column 47  key "connectS"; expected one of connectSeconds, silenceSeconds, commandSeconds
        line 15, column 16  targets.pods.pod is "client"; expected namespace/name
        line 16, column 9  targets.both is {"host":true,"pod":"a/b"}; expected exactly one of host, netns, pod, cni, on
        line 17, column 9  targets.none is {}; expected exactly one of host, netns, pod, cni, on
        line 18, column 23  targets.cni.cni.conf is "etc"; expected an absolute path"
    `);
  });

  it('that names nodes which are none, or jumps in circles, is refused where it does', () => {
    const text = `nodes:
  a: { address: a, agent: true, jump: b }
  b: { address: b, agent: true, jump: a }
  c: { address: c, agent: true, jump: x }
targets:
  pods:
    on:
      z: { host: true }
`;
    expect(messageOf(text)).toMatchInlineSnapshot(`
      "DatasetError: 4 problems in inventory.yaml
        line 2, column 39  nodes.a.jump is "b"; expected a way that does not come back to the same node
        line 3, column 39  nodes.b.jump is "a"; expected a way that does not come back to the same node
        line 4, column 39  nodes.c.jump is "x"; expected a node: a, b, c
        line 8, column 10  targets.pods.on.z is {"host":true}; expected a node: a, b, c"
    `);
    expect(messageOf('nodes: {}')).toContain('at least one node');
  });

  it('with a passphrase in it is refused without showing that', () => {
    const wrong = [
      'nodes: { a: { address: a, agent: true, passphrase: hunter2 } }',
      'nodes: { a: { address: a, passphrase: hunter2 } }',
      'nodes: { a: { address: a, agent: true, passphrase: { env: hunter 2, text: hunter2 } } }',
    ];
    for (const text of wrong) {
      expect(messageOf(text)).toContain('DatasetError');
      expect(messageOf(text)).not.toContain('hunter');
    }
  });

  it('is refused in words whatever its text is, and never in another way', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(messageOf(text)).toMatch(/^DatasetError: \d+ problems? in inventory\.yaml\n/);
      }),
    );
  });

  it('has a JSON Schema, which is the published one (vitest -u writes it)', async () => {
    const published = fileURLToPath(
      new URL('../../../docs/schemas/inventory.schema.json', import.meta.url),
    );
    await expect(inventoryJsonSchema()).toMatchFileSnapshot(published);
  });
});

describe('cores of a list', () => {
  it('are those that were listed, in order and once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1 }), (cores) => {
        const sorted = [...new Set(cores)].toSorted((a, b) => a - b);
        expect(coreList(cores.join(','))).toEqual(sorted);
        expect(coreList(`${Math.min(...cores)}-${Math.max(...cores)}`)).toHaveLength(
          Math.max(...cores) - Math.min(...cores) + 1,
        );
      }),
    );
  });
});

const hasSsh = (() => {
  try {
    execFileSync('ssh', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasSsh)(
  `an SSH configuration${hasSsh ? '' : ' (needs ssh: openssh-client)'}`,
  () => {
    const withConfig = (config: string, more = '') => {
      writeFileSync(join(folder, 'config'), config);
      return opened(`nodes:\n  a: { address: lab-1, sshConfig: config${more} }\n`).nodes[0];
    };

    it('fills in what the inventory does not say', () => {
      writeFileSync(join(folder, 'key'), 'x');
      const node = withConfig(
        `Host lab-*
  HostName 10.0.0.9
  Port 2200
  User ada
  IdentityFile ${folder}/key
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile ${folder}/known ~/other
  GlobalKnownHostsFile none
  ProxyJump bob@gate:2201,second
`,
        ', port: 2300',
      );
      expect(node).toMatchObject({
        name: 'a',
        address: '10.0.0.9',
        port: 2300,
        user: 'ada',
        keyFiles: [`${folder}/key`],
        agent: null,
        jump: { address: 'second', jump: { address: 'gate', port: 2201, user: 'bob', jump: null } },
      });
      expect(node?.knownHosts[0]).toBe(`${folder}/known`);
      expect(node?.knownHosts[1]).toMatch(/^\/.*\/other$/);
    });

    it('with a command to connect by is refused, since only ssh could follow it', () => {
      expect(() => withConfig('ProxyCommand nc %h %p\n')).toThrow(/^a: .*ProxyCommand/);
    });

    it('that cannot be read is refused with what ssh says', () => {
      expect(() => withConfig('NoSuchOption yes\n')).toThrow(
        /^a: cannot read .*NoSuchOption|nosuchoption/is,
      );
    });

    it('is read from what ssh prints, whatever it prints', () => {
      fc.assert(
        fc.property(fc.array(fc.string()), (lines) => {
          const text = lines.filter((line) => !line.startsWith('proxycommand')).join('\n');
          expect(parseSshConfig(text).proxyJump).toBeInstanceOf(Array);
        }),
      );
    });
  },
);
