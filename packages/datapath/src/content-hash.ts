/**
 * Fingerprint of a text: 53-bit cyrb53-style mix of its UTF-16 units, as 14 hex digits.
 *
 * Identifies which catalogue, cost table or data file a run used; it is not a cryptographic hash.
 *
 * @source https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js (public domain)
 */
export function contentHash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (0x1fffff & low) + (high >>> 0)).toString(16).padStart(14, '0');
}
