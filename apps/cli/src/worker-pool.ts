import type { Piscina } from 'piscina';

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
  });
  try {
    return await use(pool);
  } finally {
    await pool.destroy();
  }
}
