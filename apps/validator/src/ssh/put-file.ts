import type { Command, Outcome } from '../host.ts';

/** A file that should be on a node. */
interface WantedFile {
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
}

type Run = (command: Omit<Command, 'input'> & { readonly input: Buffer }) => Promise<Outcome>;

/** A file could not be written; nothing of it is there. */
export class PutError extends Error {
  override readonly name = 'PutError';
}

/** Time for the smallest file, and what a slow line carries in it [ms], [bytes/ms]. */
const [leastMs, bytesPerMs] = [20_000, 100];

/**
 * Writes a file beside its place and moves it there, so that it is whole or not there at all.
 *
 * @throws {PutError} when that is not possible
 * @throws {RangeError} for a path that is not absolute
 */
export async function putFile(run: Run, { path, content, mode }: WantedFile): Promise<void> {
  if (!path.startsWith('/')) throw new RangeError(`"${path}" is no absolute path`);
  const { kind, code, stderr } = await run({
    argv: ['sh', '-c', script, 'put', path, mode.toString(8), String(content.byteLength)],
    input: content,
    timeoutMs: leastMs + content.byteLength / bytesPerMs,
  });
  if (kind === 'exited' && code === 0) return;
  const why = stderr.trim() || (kind === 'exited' ? `exit code ${code}` : kind);
  throw new PutError(`cannot write ${path}: ${why}`);
}

const script = `umask 077
[ ! -d "$1" ] || { echo "it is a folder" >&2; exit 1; }
mkdir -p "$(dirname "$1")" || exit 1
part=$(mktemp "$1.hw-XXXXXX") || exit 1
cat >"$part" && [ "$(wc -c <"$part")" -eq "$3" ] && chmod "$2" "$part" && mv -f "$part" "$1" && exit 0
[ "$(wc -c <"$part")" -eq "$3" ] || echo "not all of it arrived" >&2
rm -f "$part"
exit 1`;
