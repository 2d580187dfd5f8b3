/** Ends a run before it is finished; what was measured stays, and the run can be gone on with. */
export class StopRun extends Error {
  override readonly name = 'StopRun';
  readonly why: 'cancelled' | 'lost' | 'blocked' | 'failed';

  constructor(why: StopRun['why'], message: string) {
    super(message);
    this.why = why;
  }
}
