/** Where the page's address is written. */
interface AddressWriter {
  /** A step that Back undoes. */
  readonly push: (hash: string) => void;
  /** In place: the first few changes after a rest at once, of many that follow each other the last. */
  readonly replace: (hash: string) => void;
  /** In place, at once, and in place of what waits. */
  readonly put: (hash: string) => void;
  /** Writes what waits. */
  readonly settle: () => void;
  /** Writes nothing of what waits: the reader went elsewhere. */
  readonly forget: () => void;
}

/** Browsers let a page change its address some six times a second, and each time may cost a frame. */
const restMs = 250;
/** So many changes without a rest are presses of keys; more are a drag. */
const mostAtOnce = 4;

/** @param written - Told after every change of the address. */
export function addressWriter(written: () => void): AddressWriter {
  let waiting: string | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let count = 0;
  const forget = (): void => {
    clearTimeout(rest);
    rest = undefined;
    waiting = null;
  };
  const put = (hash: string): void => {
    forget();
    history.replaceState(null, '', hash);
    written();
  };
  const settle = (): void => {
    count = 0;
    if (waiting === null) forget();
    else put(waiting);
  };
  return {
    put,
    settle,
    forget,
    push: (hash) => {
      settle();
      history.pushState(null, '', hash);
      written();
    },
    replace: (hash) => {
      if (count < mostAtOnce) put(hash);
      else waiting = hash;
      count++;
      clearTimeout(rest);
      rest = setTimeout(settle, restMs);
    },
  };
}
