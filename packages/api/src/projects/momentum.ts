import { DAY_MS, formatReceiptId, type Estimate, type MomentumFit } from "@groundswell/core";
import type { ShownView } from "@groundswell/db";
import type { Momentum } from "@groundswell/wire";
import { toInstant } from "../http/instant.ts";
import { toEstimate } from "./estimate.ts";
import { writeReason } from "./reason.ts";

/** Days of the two stretches that are compared, and how many of each must be known. */
const RECENT = { of: 28, needed: 21 };
const BASELINE = { of: 56, needed: 42 };

/** What the estimates come to where there was not one star in all 84 days. */
const NOTHING: Estimate = { value: 0, low: 0, high: 0 };
/** A project without one complete day. */
const NO_DAYS = {
  label: "too little data",
  recentDays: 0,
  baselineDays: 0,
  fit: null,
  to: null,
  behind: null,
} as const;

/** The wire's form of a project's momentum: there always is one, if only to say what is lacking. */
export function toMomentum({ id, momentum, changes }: Pick<ShownView, "id" | "momentum" | "changes">): Momentum {
  const known = momentum ?? NO_DAYS;
  const { label, recentDays, baselineDays, fit } = known;
  return {
    label,
    reason: writeReason(known, toChange(changes["90d"])),
    basis: "net daily change of observed totals",
    to: known.to,
    asOf: momentum === null ? null : toInstant(momentum.knownAt),
    receipt: momentum === null ? null : formatReceiptId(id, momentum.receiptKey),
    days: {
      recent: { observed: recentDays, ...RECENT },
      baseline: { observed: baselineDays, ...BASELINE },
    },
    velocity: label === "no activity" ? NOTHING : toEstimate(fit?.velocity),
    ...toFigures(fit),
    growth: toEstimate(momentum?.growth),
    rates: {
      "7d": toEstimate(momentum?.rates["7d"]),
      "30d": toEstimate(momentum?.rates["30d"]),
      "90d": toEstimate(momentum?.rates["90d"]),
    },
    level: 0.9,
  };
}

function toChange(change: ShownView["changes"]["90d"]) {
  if (change === null) return null;
  return { stars: change.value, days: Math.round((change.toAt - change.fromAt) / DAY_MS) };
}

type Figures = Pick<Momentum, "ratio" | "momentum" | "cautious" | "pUp" | "topDayShare" | "spike">;

function toFigures(fit: MomentumFit | null): Figures {
  if (fit === null) {
    return { ratio: null, momentum: null, cautious: null, pUp: null, topDayShare: null, spike: false };
  }
  const { ratio, cautious, pUp, topDayShare, spike } = fit;
  const momentum = { value: Math.log2(ratio.value), low: Math.log2(ratio.low), high: Math.log2(ratio.high) };
  return { ratio: toEstimate(ratio), momentum, cautious, pUp, topDayShare, spike };
}
