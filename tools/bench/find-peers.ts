import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Contender, Peer } from './benchmark.ts';

/** The contenders that could be had, and a sentence for each peer that could not. */
export interface Found {
  readonly contenders: readonly Contender[];
  readonly skipped: readonly string[];
}

/** Prepares every peer; what is missing is installed if this is Debian and we may. */
export function findPeers(peers: readonly Peer[]): Found {
  const contenders: Contender[] = [];
  const skipped: string[] = [];
  for (const peer of peers) {
    try {
      contenders.push(...prepared(peer));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      skipped.push(`${peer.name} skipped: ${reason}. To get it: ${installCommand(peer)}`);
    }
  }
  return { contenders, skipped };
}

function prepared(peer: Peer): readonly Contender[] {
  try {
    return peer.prepare();
  } catch (error) {
    const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
    if (!mayInstall) throw error;
    process.stderr.write(`installing ${peer.packages.join(' ')}\n`);
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...peer.packages], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return peer.prepare();
  }
}

const installCommand = ({ packages }: Peer): string =>
  `sudo apt-get install --no-install-recommends ${packages.join(' ')}`;
