/** A clock of the walk, which stands still until it is told to go. */
export interface Player {
  readonly isGoing: () => boolean;
  readonly nowNs: () => number;
  /** Puts the packet somewhere, and stops. */
  readonly moveTo: (ns: number) => void;
  readonly toggle: () => void;
  readonly stop: () => void;
}

interface PlayerOptions {
  /** When the way ends [ns]. */
  readonly endNs: () => number;
  /** How much slower than in the kernel. */
  readonly slowDown: () => number;
  /** A frame is due. */
  readonly draw: () => void;
  /** The packet has stopped where it is now. */
  readonly onRest: () => void;
}

/** Moves a packet along its way, frame by frame; at the end it stops. */
export function createPlayer({ endNs, slowDown, draw, onRest }: PlayerOptions): Player {
  let now = 0;
  let frame: number | null = null;
  let before = 0;
  const rest = (): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
  };
  const go = (time: number): void => {
    now = Math.min(endNs(), now + ((time - before) * 1e6) / slowDown());
    before = time;
    frame = now < endNs() ? requestAnimationFrame(go) : null;
    draw();
    if (frame === null) onRest();
  };
  return {
    isGoing: () => frame !== null,
    nowNs: () => now,
    moveTo: (ns) => {
      rest();
      now = Math.min(endNs(), Math.max(0, ns));
      draw();
    },
    toggle: () => {
      if (frame !== null) {
        rest();
        draw();
        onRest();
        return;
      }
      if (now >= endNs()) now = 0;
      before = performance.now();
      frame = requestAnimationFrame(go);
      draw();
    },
    stop: rest,
  };
}

/** Whether the reader asks for no motion: then there are steps only. */
export const prefersStillness = (): boolean =>
  matchMedia('(prefers-reduced-motion: reduce)').matches;
