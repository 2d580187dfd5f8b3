/** A lab datapath that cannot be built here, or not be removed. */
export class TopologyError extends Error {
  override readonly name = 'TopologyError';
}
