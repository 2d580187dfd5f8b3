/**
 * Constants of CUBIC.
 *
 * @source net/ipv4/tcp_cubic.c: beta of 717 over 1024; bic_scale of 41, hence 410 over 1024
 */
export const cubicLaw = {
  /** What is left of a window after a loss. */
  kept: 717 / 1024,
  /** Growth far from the last loss [segments per cubic second]. */
  scale: 410 / 1024,
  /** Growth of a Reno that is as fair [segments per round trip]; `beta_scale` of 15. */
  friendlyGrowth: 8 / 15,
} as const;
