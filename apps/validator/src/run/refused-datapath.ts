/** A datapath that would not show what it is called. */
export class RefusedDatapath extends Error {
  override readonly name = 'RefusedDatapath';
}
