/** What the user asked for cannot be done: every reason at once, each with what would work. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(problems: readonly string[]) {
    super(problems.map((problem) => `hopwise: ${problem}`).join('\n'));
  }
}
