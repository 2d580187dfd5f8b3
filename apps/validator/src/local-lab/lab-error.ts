/** The lab cannot be made or removed; the message says what to do. */
export class LabError extends Error {
  override readonly name = 'LabError';
}
