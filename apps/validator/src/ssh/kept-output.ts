/** The beginning of an output stream; the rest is let go, so that no flood fills the memory. */
export class KeptOutput {
  readonly #limitBytes: number;
  readonly #mark: string;
  readonly #parts: Buffer[] = [];
  #keptBytes = 0;
  #isTruncated = false;

  /** @param mark - What counts begins after this; everything does where it never comes. */
  constructor(limitBytes: number, mark = '') {
    this.#limitBytes = limitBytes;
    this.#mark = mark;
  }

  get isTruncated(): boolean {
    return this.#isTruncated;
  }

  get text(): string {
    const all = Buffer.concat(this.#parts);
    const start = all.indexOf(this.#mark);
    return all.subarray(start < 0 ? 0 : start + this.#mark.length).toString('utf8');
  }

  add(part: Buffer): void {
    const kept = part.subarray(0, this.#limitBytes - this.#keptBytes);
    if (kept.length < part.length) this.#isTruncated = true;
    if (kept.length === 0) return;
    this.#keptBytes += kept.length;
    this.#parts.push(kept);
  }
}
