import type { Host } from '../host.ts';
import { nothingOf, type ProbeFigureId, type ProbePart } from './figures.ts';

const ciphers = {
  aesGcmNsPerByte: 'aes-128-gcm',
  chachaNsPerByte: 'chacha20-poly1305',
} as const satisfies Partial<Record<ProbeFigureId, string>>;

const figures = Object.keys(ciphers) as readonly (keyof typeof ciphers)[];
const repeats = 3;

/** Three times a second of each cipher [ms]. */
const limitMs = 30_000;

/** Lets OpenSSL say how fast it enciphers, on one core. */
export async function opensslPart(host: Host, core: number): Promise<ProbePart> {
  const samples = new Map<ProbeFigureId, number[]>();
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const figure of figures) {
      const speed = ['openssl', 'speed', '-mr', '-seconds', '1', '-bytes', '16384'];
      const outcome = await host.run({
        argv: ['taskset', '-c', String(core), ...speed, '-evp', ciphers[figure]],
        timeoutMs: limitMs,
      });
      const bytesPerS = outcome.code === 0 ? opensslBytesPerS(outcome.stdout) : null;
      if (bytesPerS === null) {
        const said = outcome.stderr.trim().split('\n').at(-1);
        return nothingOf(figures, said || `openssl speed: ${outcome.kind}`);
      }
      samples.set(figure, [...(samples.get(figure) ?? []), 1e9 / bytesPerS]);
    }
  }
  return { samples, missing: [] };
}

/** What "openssl speed -mr" says of its only cipher and size [byte/s]; null if it says nothing. */
export function opensslBytesPerS(output: string): number | null {
  const value = Number(/^\+F:\d+:[^:\n]+:([\d.]+)$/m.exec(output)?.[1]);
  return value > 0 ? value : null;
}
