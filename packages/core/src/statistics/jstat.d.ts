/** The part of jstat that is used here; the package brings no types. */
declare module "jstat" {
  interface JStat {
    gamma: { inv(p: number, shape: number, scale: number): number };
    normal: { inv(p: number, mean: number, deviation: number): number };
    /** Regularised lower incomplete gamma function P(shape, x). */
    lowRegGamma(shape: number, x: number): number;
  }
  const jstat: { jStat: JStat };
  export default jstat;
}
