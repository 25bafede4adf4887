import { benjaminiHochberg, countMomentum, momentum, storyEffect, surgeTest } from "@groundswell/core";
import type { BhInput, EventInput, MomentumInput, SurgeInput } from "./case-schemas.ts";

/** Figures of one case, named as in the file of known answers; null where there is too little data for one. */
export type Computed = Record<string, number | string | boolean | null | number[]>;

export function computeMomentum({ y, obs }: MomentumInput): Computed {
  const days = y.map((value, index) => (obs?.[index] === 0 ? null : value));
  const { A, E, Q, B, F, phi, topDayShare } = countMomentum(days);
  const { label, fit } = momentum(days);
  const isStill = label === "no activity";
  return {
    ...{ A, E, Q, B, F, phi },
    m0: isStill ? 0 : (fit?.m0 ?? null),
    velocity: isStill ? 0 : (fit?.velocity.value ?? null),
    v05: fit?.velocity.low ?? null,
    v95: fit?.velocity.high ?? null,
    R05: fit?.ratio.low ?? null,
    R50: fit?.ratio.value ?? null,
    R95: fit?.ratio.high ?? null,
    M: fit === null ? null : Math.log2(fit.ratio.value),
    p_up: fit?.pUp ?? null,
    cautious: fit?.cautious ?? null,
    top_day_share: topDayShare,
    label,
  };
}

export function computeSurge({ hist, today, dow_hist: weekdays, dow_today: weekday, s }: SurgeInput): Computed {
  const factorOf = (place: number | null | undefined) => s?.[place ?? NaN] ?? 1;
  const factors = { baseline: hist.map((_, index) => factorOf(weekdays?.[index])), today: factorOf(weekday) };
  const test = surgeTest({ baseline: hist, today, factors });
  const nothing = { cap: null, mu: null, phi: null, k: null, p: null, alarm: null };
  return test === null ? { status: "too little data", ...nothing } : { status: "ok", ...test };
}

export function computeEvent({ base, post, peer_base: peerBase, peer_post: peerPost }: EventInput): Computed {
  const peers = (peerBase ?? []).map((weeks, index) => ({ base: weeks, post: peerPost?.[index] ?? NaN }));
  const effect = storyEffect({ base, post, peers });
  return {
    n_peers: effect.peers,
    G_post: effect.peersChange,
    expected: effect.expected,
    observed: effect.observed,
    ratio: effect.ratio.value,
    lo: effect.ratio.low,
    hi: effect.ratio.high,
    extra: effect.extra,
    t: effect.t,
    df: effect.df,
    se: effect.se,
    s2: effect.s2,
    s02: effect.s02,
    p_up: effect.pUp,
    p_two: effect.pTwo,
    t_pre: effect.tPre,
    min_detectable_ratio: effect.minDetectableRatio,
    unmoderated_lo: effect.unmoderated.low,
    unmoderated_hi: effect.unmoderated.high,
    // Without a control group there are no placebos: the file of known answers leaves the key out, too.
    ...(effect.placeboP === null ? {} : { placebo_p: effect.placeboP }),
  };
}

export function computeBh({ p }: BhInput): Computed {
  return { adjusted: benjaminiHochberg(p) };
}
