import { shellQuote } from '../shell-quote.ts';

/** A command as the script on the node sees it. */
export interface RemoteCommand {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Marks every process that it starts, also those that leave its process group. */
  readonly id: string;
  /** After this the node itself kills it, should nobody else be there to [s]. */
  readonly limitSeconds: number;
  /**
   * How much of what follows the script is input of the command. If null, all of it is, and the
   * command has to end by itself when its input does.
   */
  readonly inputBytes: number | null;
}

/** Holds the id of a command in the environment of all that it starts. */
const markName = 'HOPWISE_COMMAND';

/** Begins what a command says: what start-up files of the login shell say stands before it. */
export const startMark = (id: string): string => `${id}\n`;

/**
 * A POSIX shell script that runs a command as a process group of its own, and kills all of it when
 * its time is over or when its standard input ends, which is what the loss of a connection does.
 *
 * @throws {RangeError} if a word holds a NUL or a variable has no proper name
 */
export function remoteScript(command: RemoteCommand): string {
  const exports = Object.entries({ ...command.env, [markName]: command.id }).map(assignment);
  return `PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
echo ${command.id}
echo ${command.id} >&2
exec 3<&0
me=$$ group= ended=
${sweepFunction}
strike() {
  ended=1
  [ -n "$group" ] || return 0
  kill -9 "-$group" 2>/dev/null
  kill -9 "$group" 2>/dev/null
  sweep -x ${shellQuote([`${markName}=${command.id}`])}
}
ask() { grep -qzF ${shellQuote([command.id])} "/proc/$me/cmdline" && kill "-$1" "$me"; }
trap strike TERM USR1
{ trap 'kill -9 $!; exit' HUP; sleep ${command.limitSeconds} & wait $! && ask USR1; } </dev/null >/dev/null 2>&1 3<&- &
timer=$!
{ ${copyInput(command.inputBytes)} } 2>/dev/null | {
  trap - TERM USR1
${exports.map((line) => `  export ${line}`).join('\n')}
  exec setsid ${shellQuote(command.argv)} 3<&-
} &
group=$!
exec >/dev/null 2>&1
[ -z "$ended" ] || strike
wait "$group"
code=$?
trap - TERM USR1
kill -1 "$timer"
[ -z "$ended" ] || kill -9 "$me"
exit "$code"
`;
}

/**
 * The line for the login shell, whichever that is: it reads the script from its standard input, so
 * that no value ever stands in a line of a shell that we do not know, nor in a list of processes.
 *
 * Byte by byte, since whatever is read too much is missing from the input of the command.
 */
export const readScript = (script: string, id: string, privilege: 'root' | 'sudo'): string =>
  `exec ${privilege === 'sudo' ? 'sudo -n -- ' : ''}sh -c ` +
  `'eval "$(dd bs=1 count=${Buffer.byteLength(script)} 2>/dev/null)"' hopwise ${id}`;

/** A script that kills what commands left behind whose ids begin so. */
export const sweepScript = (idPrefix: string): string =>
  `${sweepFunction}\nsweep '' ${shellQuote([`${markName}=${idPrefix}`])}\n`;

/** Kills all that carry a mark, and what they started meanwhile. */
const sweepFunction = `sweep() {
  for round in 1 2 3 4 5; do
    found=
    for file in $(grep -lszF $1 -e "$2" /proc/[0-9]*/environ 2>/dev/null); do
      pid=\${file#/proc/}
      kill -9 "\${pid%/environ}" 2>/dev/null && found=1
    done
    [ -n "$found" ] || return 0
  done
}`;

/** The whole input, then a watch over what comes after it; or all that ever comes. */
function copyInput(bytes: number | null): string {
  if (bytes === null) return 'cat <&3;';
  // Some `head -c 0` read everything.
  const copy = bytes === 0 ? '' : `head -c ${bytes} <&3; `;
  return `${copy}exec >&-; { cat <&3 >/dev/null; ask TERM; } &`;
}

function assignment([name, value]: readonly [string, string]): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new RangeError(`"${name}" is no name of a variable`);
  }
  return `${name}=${shellQuote([value])}`;
}
