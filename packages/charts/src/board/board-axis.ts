import type { BoardSpecRow } from "./board-spec.ts";
import type { Phrases } from "../phrases/index.ts";
import type { Axis } from "../spec.ts";

/** As far as the axis goes at least and at most, in doublings: one wild interval must not squeeze all others. */
const LEAST = 1;
const MOST = 3;
/** Widest label of a tick, in times the size of its letters. */
const LABEL = 3.4;

/**
 * Powers of two around 1 that hold the rows' intervals as far as they are within eight times up or down.
 * @param room width of the axis, in times the size of its letters
 */
export function buildFactorAxis(rows: readonly Pick<BoardSpecRow, "momentum">[], room: number, phrases: Phrases): Axis {
  let [down, up] = [LEAST, LEAST];
  for (const { momentum } of rows) {
    if (momentum === null) continue;
    down = Math.max(down, doublings(1 / momentum.low));
    up = Math.max(up, doublings(momentum.high));
  }
  const step = Math.max(1, Math.ceil(((down + up) * LABEL) / Math.max(1, room - LABEL)));
  const powers = Array.from({ length: down + up + 1 }, (_, i) => i - down).filter((power) => power % step === 0);
  return {
    domain: [2 ** -down, 2 ** up],
    ticks: powers.map((power) => ({ value: 2 ** power, label: nameFactor(2 ** power, phrases) })),
  };
}

/** Whole doublings that reach the factor, as far as the axis goes. */
function doublings(factor: number): number {
  if (Number.isNaN(factor) || factor <= 1) return 0;
  return Math.min(MOST, Math.ceil(Math.log2(factor)));
}

/** `2×`, where a figure of the same size would be `2.0×`: a tick has no digits to spare. */
function nameFactor(value: number, { factor, number }: Phrases): string {
  return factor(value).replace(/\d(?:\S*\d)?/u, number(value));
}
