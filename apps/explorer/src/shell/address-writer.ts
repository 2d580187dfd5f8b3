/** Where the page's address is written. */
interface AddressWriter {
  /** A step that Back undoes. */
  readonly push: (hash: string) => void;
  /** In place: at once after a rest; while changes follow each other, the last of them at their rest. */
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

/** @param written - Told after every change of the address. */
export function addressWriter(written: () => void): AddressWriter {
  let waiting: string | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
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
      if (rest === undefined) put(hash);
      else waiting = hash;
      clearTimeout(rest);
      rest = setTimeout(settle, restMs);
    },
  };
}
