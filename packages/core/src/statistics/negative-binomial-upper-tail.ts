import { betaCdf } from "./beta.ts";
import { poissonUpperTail } from "./gamma.ts";

/**
 * P(Y ≥ y) of a negative binomial with mean `mu` and size `k`, whose variance is mu + mu²/k: I_{mu/(k+mu)}(y, k) for
 * y ≥ 1, and 1 below.
 * @param k null: a Poisson, the limit of a large size
 */
export function negativeBinomialUpperTail(y: number, k: number | null, mu: number): number {
  if (k === null) return poissonUpperTail(y, mu);
  return y < 1 ? 1 : betaCdf(mu / (k + mu), y, k);
}
