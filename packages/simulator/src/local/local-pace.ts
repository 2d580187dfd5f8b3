/** Time that one skb takes, by what it is for [ns]. */
export interface LocalTimes {
  readonly writer: number;
  readonly pass: number;
  readonly reader: number;
}

/** How a writer and its reader go together. */
export interface LocalPace {
  /** Time from one skb to the next [ns]. */
  readonly periodNs: number;
  /** Whether the reader is what limits: windows are full then, and its core does the passes. */
  readonly isReaderFull: boolean;
}

/**
 * Pace of one writer and one reader with a core each.
 *
 * A writer that finds the window open sends what it copies itself. A reader that cannot follow fills
 * the window. Opening it again sends an ACK on the reader's core, whose softirq sends what the sender has
 * ready: its process sleeps by then, for it fills a buffer faster than the reader empties one.
 *
 * @source net/ipv4/tcp.c: tcp_cleanup_rbuf; net/ipv4/tcp_input.c: tcp_data_snd_check
 */
export const localPace = ({ writer, pass, reader }: LocalTimes): LocalPace =>
  writer + pass >= reader
    ? { periodNs: writer + pass, isReaderFull: false }
    : { periodNs: reader + pass, isReaderFull: true };
