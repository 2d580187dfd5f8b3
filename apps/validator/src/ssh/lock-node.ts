import type { InventoryNode } from '../inventory/inventory.ts';
import { ConnectError } from './connect-error.ts';
import type { Speaker } from './execute.ts';
import type { LockHolder, NodeLock } from './remote-host.ts';
import type { Session } from './session.ts';

/** The holder says so often that it is still there [ms]; the node waits three times as long. */
const beatMs = 10_000;
/** A lock is given back by its holder or with the connection, so this only has to be long [ms]. */
const longestMs = 14 * 24 * 3600 * 1000;

/**
 * Takes the lock of a node by a process there that lives as long as it hears from us.
 *
 * @throws {ConnectError} when the connection ends before the node has answered
 */
export function lockNode(
  session: Session,
  node: InventoryNode,
  holder: LockHolder,
): Promise<NodeLock> {
  return new Promise((resolve, reject) => {
    let speaker: Speaker | undefined;
    let isRunning = true;
    let isAnswered = false;
    const beat = setInterval(() => speaker?.say('.'), beatMs);
    const said = JSON.stringify({ ...holder, since: new Date().toISOString() });
    const ended = session
      .execute({
        argv: ['sh', '-c', script, 'lock', node.runDirectory, said, String((3 * beatMs) / 1000)],
        timeoutMs: longestMs,
        outputLimitBytes: 65_536,
        input: {
          start: (opened) => {
            speaker = opened;
          },
          hear: (text) => {
            const line = /^(held|busy .*)\n/.exec(text)?.[1];
            if (!isAnswered && line !== undefined) answer(line);
          },
        },
      })
      .then((outcome) => {
        isRunning = false;
        clearInterval(beat);
        const why = outcome.stderr.trim() || outcome.kind;
        if (!isAnswered) reject(new ConnectError(node.name, 'unusable', `no lock there: ${why}`));
      });
    const release = async (): Promise<void> => {
      clearInterval(beat);
      speaker?.end();
      await ended;
    };
    const answer = (line: string): void => {
      isAnswered = true;
      if (line === 'held') resolve({ isHeld: true, isValid: () => isRunning, release });
      else {
        release().then(
          () => resolve({ isHeld: false, heldBy: line.replace(/^busy ?/, '') }),
          reject,
        );
      }
    };
  });
}

/** The file may be removed by one who held it while another waits: hence the look whether it is there. */
const script = `umask 077
mkdir -p "$1" && cd "$1" || exit 1
while :; do
  exec 9>>lock || exit 1
  flock -n 9 || { echo "busy $(cat holder 2>/dev/null)"; exit 75; }
  [ lock -ef /proc/self/fd/9 ] && break
done
printf '%s\\n' "$2" >holder
echo held
while [ "$(timeout "$3" head -c 1)" = . ]; do :; done
rm -f holder lock
cd / && rmdir "$1" 2>/dev/null
exit 0`;
