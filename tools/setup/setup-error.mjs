/** Something about this machine that the user can put right: printed without a stack. */
export class SetupError extends Error {}
