/** Letters that run from right to left, by the blocks that hold them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name as it may stand within a sentence: one that has letters from right to left is isolated, so that the figures
 * and signs after it keep their places.
 */
export function isolate(name: string): string {
  const plain = name.replace(/[\u2066-\u2069]/gu, "");
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
