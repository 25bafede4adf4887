/**
 * Random numbers that are the same on every machine: a sequence is named by its seed. Draws of a gamma and of a Poisson
 * variable are all that the panels need; a negative binomial is a Poisson whose mean is a gamma variable.
 */
export class Random {
  readonly #state: Uint32Array;
  #spare: number | null = null;

  /** @param seed any whole number; different seeds give unrelated sequences */
  constructor(seed: number) {
    this.#state = Uint32Array.from([0, 1, 2, 3], (i) => scramble(Math.imul(seed, 4) + i));
    for (let i = 0; i < 16; i++) this.uniform();
  }

  /** At least 0 and below 1 (xoshiro128++; Blackman and Vigna 2021). */
  uniform(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#state;
    const result = rotate(a + d, 7) + a;
    const c2 = c ^ a;
    const d2 = d ^ b;
    this.#state.set([a ^ d2, b ^ c2, c2 ^ (b << 9), rotate(d2, 11)]);
    return (result >>> 0) / 4_294_967_296;
  }

  /** A standard normal variable (Marsaglia's polar method). */
  normal(): number {
    const spare = this.#spare;
    this.#spare = null;
    if (spare !== null) return spare;
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const s = x * x + y * y;
      if (s === 0 || s >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      this.#spare = y * factor;
      return x * factor;
    }
  }

  /** Mean 1 and variance 1 / shape; shape at least 1 (Marsaglia and Tsang 2000). */
  gammaOfMeanOne(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      if (Math.log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  }

  poisson(mean: number): number {
    return mean < MANY ? this.#poissonOfFew(mean) : this.#poissonOfMany(mean);
  }

  /** Counts until a product of uniform variables falls below e^−mean (Knuth). */
  #poissonOfFew(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count += 1;
    return count;
  }

  /** Transformed rejection (Hörmann 1993, algorithm PTRS). */
  #poissonOfMany(mean: number): number {
    const b = 0.931 + 2.53 * Math.sqrt(mean);
    const a = 0.02483 * b - 0.059;
    const accept = 0.9277 - 3.6224 / (b - 2);
    const scale = 1.1239 + 1.1328 / (b - 3.4);
    for (;;) {
      const u = this.uniform() - 0.5;
      const v = 1 - this.uniform();
      const edge = 0.5 - Math.abs(u);
      const count = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
      if (edge >= 0.07 && v <= accept) return count;
      if (count < 0 || (edge < 0.013 && v > edge)) continue;
      const density = count * Math.log(mean) - mean - logFactorial(count);
      if (Math.log((v * scale) / (a / edge ** 2 + b)) <= density) return count;
    }
  }

  /** Variance = mean + mean² / size. */
  negativeBinomial(mean: number, size: number): number {
    return this.poisson(mean * this.gammaOfMeanOne(size));
  }
}

/** From this mean on one draw by rejection takes less time than counting. */
const MANY = 16;

/** Stirling's series; good to eight places from 8 on. */
function logFactorial(n: number): number {
  if (n < 8) return Math.log([1, 1, 2, 6, 24, 120, 720, 5040][n] ?? 1);
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** The finisher of MurmurHash3: neighbouring seeds become unrelated. */
function scramble(seed: number): number {
  let x = seed + 0x9e3779b9;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
