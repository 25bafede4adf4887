import type { Estimate, Momentum, MomentumLabel, Window } from "@groundswell/wire";
import { describeLack } from "#lib/momentum-text.ts";

/** A momentum as a row shows it. */
export interface RowMomentum {
  label: MomentumLabel;
  ratio: Estimate | null;
  /** Stars a day, over the days that the list looks at. */
  rate: Estimate | null;
  /** What is lacking for an estimate, shortly. */
  lack: string | null;
  isSpike: boolean;
  /** The last complete day. */
  to: string | null;
}

/** @param window the days that the rate is taken over; null for the rate now, recent days weighted most */
export function toRowMomentum(momentum: Momentum, window: Window | null): RowMomentum {
  return {
    label: momentum.label,
    ratio: momentum.ratio,
    rate: window === null ? momentum.velocity : momentum.rates[window],
    lack: describeLack(momentum.days),
    isSpike: momentum.spike,
    to: momentum.to,
  };
}
