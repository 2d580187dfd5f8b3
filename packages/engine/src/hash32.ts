/**
 * A 32-bit hash of a text, a seed and a lane: other lanes give unrelated hashes of the same text.
 *
 * MurmurHash3 over the lane, the two halves of the seed and the UTF-16 units of the text.
 *
 * @source https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp
 */
export function hash32(text: string, seed: number, lane: number): number {
  let hash = mixed(lane, Math.floor(seed / 2 ** 32));
  hash = mixed(hash, seed);
  for (let i = 0; i < text.length; i++) hash = mixed(hash, text.charCodeAt(i));
  return finished(hash ^ text.length);
}

function mixed(hash: number, word: number): number {
  const scrambled = Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
  return (Math.imul(rotated(hash ^ scrambled, 13), 5) + 0xe6546b64) | 0;
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function finished(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
