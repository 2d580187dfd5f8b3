/** Why there is no connection to a node. */
export type ConnectFailure =
  /** Nobody answers there, or a jump host cannot reach it. */
  | 'unreachable'
  /** It answered and then said nothing more. */
  | 'hung'
  /** Its host key is not known, and new ones are not to be accepted. */
  | 'unknown-host-key'
  /** Its host key is another one than the known one, or was revoked. */
  | 'wrong-host-key'
  /** No key was accepted. */
  | 'refused'
  /** A key file cannot be read, or its passphrase is wrong. */
  | 'bad-key'
  /** Logged in, but commands do not work there: no shell, or no rights. */
  | 'unusable';

/** There is no connection to a node; the message says what to do. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly node: string;
  readonly kind: ConnectFailure;

  constructor(node: string, kind: ConnectFailure, message: string) {
    super(`${node}: ${message}`);
    this.node = node;
    this.kind = kind;
  }
}
