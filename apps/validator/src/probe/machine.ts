import type { Facts } from '../facts/facts.ts';
import { readFacts } from '../facts/read-facts.ts';
import { Sections } from '../facts/sections.ts';
import type { Host } from '../host.ts';
import { ParseError } from '../parsers/parse-error.ts';
import { type LogicalCpu, parseCpuList } from './probe-cores.ts';

/** What a machine says of itself, as far as a profile holds it. Null: it does not say. */
export interface ProbedMachine {
  readonly facts: Facts;
  readonly cpus: readonly LogicalCpu[];
  readonly l3Bytes: number | null;
  /** Instruction sets that matter to a datapath. */
  readonly features: readonly string[];
  readonly sysctls: Readonly<Record<string, string>>;
}

const limitMs = 20_000;

/** Flags of /proc/cpuinfo that change what copying and ciphers cost. */
const kept =
  /^(?:aes|avx2|avx512f|pclmulqdq|sha_ni|vaes|vpclmulqdq|erms|fsrm|pmull|sha1|sha2|sve|asimd)$/;

/**
 * Reads what a machine is. Changes nothing.
 *
 * @param device - Interface for data; null where none was named.
 * @throws {ParseError} if it does not answer
 */
export async function probedMachine(host: Host, device: string | null): Promise<ProbedMachine> {
  const facts = await readFacts(host, { device: device ?? 'lo', peer: '127.0.0.1' });
  const { kind, code, stdout } = await host.run({
    argv: ['sh', '-s'],
    input: script,
    env: { LC_ALL: 'C' },
    timeoutMs: limitMs,
  });
  if (kind !== 'exited' || code !== 0) throw new ParseError('probe', 1, kind, 'an answer');
  const sections = new Sections(stdout);
  const flags = (sections.text('flags') ?? '')
    .replace(/^[^:]*:/, '')
    .trim()
    .split(/\s+/);
  const sysctls = (sections.text('sysctl') ?? '').split('\n').flatMap((line) => {
    const [, name, value] = /^\s?([\w.]+) = (.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, (value ?? '').replaceAll(/\s+/g, ' ')] as const];
  });
  return {
    facts,
    cpus: parseCpuList((sections.text('cpus') ?? '').replaceAll(/^ /gm, '')),
    l3Bytes: l3Of(sections.text('caches') ?? ''),
    features: flags.filter((flag) => kept.test(flag)).toSorted(),
    sysctls: Object.fromEntries(sysctls),
  };
}

/** Of all cores, from `lscpu -B -C=NAME,ALL-SIZE`. */
function l3Of(text: string): number | null {
  const size = /^\s*L3\s+(\d+)\s*$/m.exec(text)?.[1];
  return size === undefined ? null : Number(size);
}

const script = String.raw`
say() { printf '\n#%s\n' "$1"; shift; timeout 5 "$@" </dev/null 2>/dev/null | sed 's/^/ /'; }
say cpus lscpu -p=CPU,CORE,SOCKET,NODE
say caches lscpu -B -C=NAME,ALL-SIZE
say flags grep -m1 -E '^(flags|Features)' /proc/cpuinfo
say sysctl sysctl -e net.ipv4.tcp_rmem net.ipv4.tcp_wmem net.ipv4.tcp_limit_output_bytes \
  net.core.rmem_default net.ipv4.tcp_max_tw_buckets net.ipv4.ip_local_port_range
printf '\n#end\n'
`;
