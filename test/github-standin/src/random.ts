/** Numbers from 0 to 1, the same for the same seed, and unrelated for another. */
export type Random = () => number;

/** A generator that depends on the words of its seed alone: a day's figure never depends on how many came before. */
export function seededRandom(...seed: (string | number)[]): Random {
  let state = hashText(seed.join("\n"));
  // Mulberry32: every step mixes all 32 bits, so that seeds that differ little soon differ entirely.
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** 32-bit FNV-1a. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** A count whose mean and variance are `mean`, as arrivals have. Above 30 the normal curve stands in. */
export function countAround(mean: number, random: Random): number {
  if (mean <= 0) return 0;
  if (mean > 30) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count += 1;
  return count;
}
