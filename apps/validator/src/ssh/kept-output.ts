/** The beginning of an output stream; the rest is let go, so that no flood fills the memory. */
export class KeptOutput {
  readonly #limitBytes: number;
  readonly #parts: Buffer[] = [];
  #keptBytes = 0;
  #isTruncated = false;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get isTruncated(): boolean {
    return this.#isTruncated;
  }

  get text(): string {
    return Buffer.concat(this.#parts).toString('utf8');
  }

  add(part: Buffer): void {
    const kept = part.subarray(0, this.#limitBytes - this.#keptBytes);
    if (kept.length < part.length) this.#isTruncated = true;
    if (kept.length === 0) return;
    this.#keptBytes += kept.length;
    this.#parts.push(kept);
  }
}
