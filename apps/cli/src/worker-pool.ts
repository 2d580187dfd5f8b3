import type { Piscina } from 'piscina';

/**
 * Room for what is made and thrown away within a prediction [MiB]: with the default, threads that fit
 * spend a tenth more time on collecting garbage.
 */
const youngGenerationMb = 192;

/** Threads that run what `worker.ts` exports, for as long as `use` takes. */
export async function withThreads<Result>(
  threads: number,
  use: (pool: Piscina) => Promise<Result>,
): Promise<Result> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  });
  try {
    return await use(pool);
  } finally {
    await pool.destroy();
  }
}
