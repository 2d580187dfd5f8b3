import { execFileSync } from 'node:child_process';

/** What the SSH configuration of a user says about a host. */
export interface SshConfig {
  readonly hostName: string;
  readonly port: number;
  readonly user: string;
  /** Key files, of which the defaults need not exist. */
  readonly identityFiles: readonly string[];
  /** Socket; null if agents are switched off; undefined if nothing is said. */
  readonly identityAgent: string | null | undefined;
  /** Hosts to go through, the first first. */
  readonly proxyJump: readonly string[];
  readonly knownHosts: readonly string[];
}

/**
 * Asks OpenSSH itself (`ssh -G`), which knows Include, Match and every token.
 *
 * @param file - Configuration instead of the user's.
 * @throws {Error} when there is no ssh, or it refuses the configuration
 */
export function sshConfigOf(host: string, file?: string): SshConfig {
  const words = [...(file === undefined ? [] : ['-F', file]), '-G', '--', host];
  try {
    return parseSshConfig(execFileSync('ssh', words, { encoding: 'utf8', stdio: 'pipe' }));
  } catch (error) {
    if (error instanceof UnusableConfig) throw error;
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    const why = code === 'ENOENT' ? 'there is no ssh (Debian: openssh-client)' : stderr?.trim();
    throw new UnusableConfig(`cannot read the SSH configuration: ${why || String(error)}`);
  }
}

/** A configuration that cannot be followed. */
class UnusableConfig extends Error {}

/** Reads what `ssh -G` prints. @throws {Error} for a ProxyCommand, which only ssh can follow */
export function parseSshConfig(text: string): SshConfig {
  const pairs = text
    .split('\n')
    .map((line) => line.split(/ (.*)/s))
    .map(([key = '', value = '']) => [key, value.trim()] as const);
  const all = (key: string): readonly string[] =>
    pairs.filter(([name, value]) => name === key && value !== '').map(([, value]) => value);
  const one = (key: string): string | undefined => all(key).find((value) => value !== 'none');
  const command = one('proxycommand');
  if (command !== undefined) {
    throw new UnusableConfig('the SSH configuration has a ProxyCommand; use ProxyJump or jump');
  }
  const agent = all('identityagent')[0];
  return {
    hostName: one('hostname') ?? '',
    port: Number(one('port') ?? 22),
    user: one('user') ?? '',
    identityFiles: all('identityfile').filter((file) => file !== 'none'),
    identityAgent: agent === 'none' ? null : agent,
    proxyJump: one('proxyjump')?.split(',') ?? [],
    knownHosts: [...all('userknownhostsfile'), ...all('globalknownhostsfile')]
      .flatMap((files) => files.split(/\s+/))
      .filter((file) => file !== 'none'),
  };
}
