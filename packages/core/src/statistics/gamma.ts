// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- other packages compile this file, without our `include`
/// <reference path="./jstat.d.ts" />
import jstat from "jstat";

const { jStat } = jstat;

/** From here on a cube of a normal is the gamma to 2e-9, and takes no sum of thousands of terms. */
const LARGE_SHAPE = 100_000;

/**
 * The x with P(X ≤ x) = p for X ~ Gamma(shape, rate); within 1e-8 relative for p from 0.01 to 0.99.
 * Above {@link LARGE_SHAPE}: Wilson and Hilferty 1931, "The distribution of chi-square".
 */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  if (shape < LARGE_SHAPE) return jStat.gamma.inv(p, shape, 1) / rate;
  const z = jStat.normal.inv(p, 0, 1);
  return (shape / rate) * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
}

/** P(Y ≥ y) of a Poisson with mean `mu`, for y ≥ 1; 1 below. */
export function poissonUpperTail(y: number, mu: number): number {
  return y < 1 ? 1 : jStat.lowRegGamma(y, mu);
}
