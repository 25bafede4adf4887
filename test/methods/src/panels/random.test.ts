import { describe, expect, it } from "vitest";
import { Random } from "./random.ts";

const DRAWS = 40_000;

function momentsOf(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: DRAWS }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS };
}

describe("the random numbers that the panels are made of", () => {
  it("are the same for the same seed, and others for the next", () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it("fill the unit interval evenly", () => {
    const random = new Random(3);
    const { mean, variance } = momentsOf(() => random.uniform());
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  it.each([0.2, 2, 15.9, 16.1, 64, 700])("have the mean and the variance of a Poisson variable of mean %d", (mean) => {
    const random = new Random(5);
    const found = momentsOf(() => random.poisson(mean));
    expect(Math.abs(found.mean / mean - 1)).toBeLessThan(5 / Math.sqrt(DRAWS * mean));
    expect(Math.abs(found.variance / mean - 1)).toBeLessThan(5 * Math.sqrt((2 + 1 / mean) / DRAWS));
  });

  it("give small Poisson counts as often as the formula says, on both ways of drawing", () => {
    const random = new Random(9);
    for (const mean of [3, 20]) {
      const counts = Array.from({ length: DRAWS }, () => random.poisson(mean));
      let p = Math.exp(-mean);
      for (let k = 0; k < 2 * mean; k++) {
        const share = counts.filter((count) => count === k).length / DRAWS;
        expect(Math.abs(share - p), `${k} of mean ${mean}`).toBeLessThan(5 * Math.sqrt(p / DRAWS) + 1e-4);
        p *= mean / (k + 1);
      }
    }
  });

  it("spread a negative binomial by mean + mean² / size", () => {
    const random = new Random(7);
    const { mean, variance } = momentsOf(() => random.negativeBinomial(20, 5));
    expect(Math.abs(mean - 20)).toBeLessThan(0.3);
    expect(Math.abs(variance / 100 - 1)).toBeLessThan(0.05);
  });
});
