/** Why a run cannot begin or be gone on with. */
type RunErrorKind =
  /** Another run has a node. */
  | 'locked'
  /** The folder holds another run, or one that is finished. */
  | 'folder'
  /** A file of a run is not what a run writes. */
  | 'unreadable'
  /** The two nodes do not serve for this plan. */
  | 'unfit';

/** A run that cannot begin; nothing was changed on the nodes. */
export class RunError extends Error {
  override readonly name = 'RunError';
  readonly kind: RunErrorKind;

  constructor(kind: RunErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
