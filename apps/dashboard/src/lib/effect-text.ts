import { addDays, dayOf, decimalsOfRatios, frozenFrom } from "@groundswell/core";
import type { Effect, Estimate, Mention, Story } from "@groundswell/wire";
import { formatDay, formatEstimate, formatNumber, formatRange, formatRatioTo, type EstimateText } from "#lib/format.ts";
import { factStrings, MENTION_TEXT, storyStrings, TIER_TEXT, VERDICT_TEXT } from "#lib/strings/stories.ts";

/** An effect in a line: what was seen, and the ratio with how far it may reach. */
export interface EffectBrief {
  repo: string;
  name: string;
  verdict: string;
  /** The verdict is a rise: the only one that is said stronger. */
  isRise: boolean;
  ratio: EstimateText | null;
  /** The ratio as a number, to be drawn. */
  reach: Estimate | null;
  /** The ratio as it is said, `1.4 ×`; of an approximate date the least and the most over all its days, `0.5–4.1 ×`. */
  value: string | null;
  /** Those two as numbers, to be drawn; null where the date is exact. */
  days: { low: number; high: number } | null;
  /** The ends are of all days that an approximate date may mean. */
  isOverDays: boolean;
  /** Whether the verdict may still change. */
  isProvisional: boolean;
}

export function describeBrief(effect: Effect): EffectBrief {
  const reach = findReach(effect);
  return {
    repo: effect.repo,
    name: effect.name,
    verdict: effect.state === "open" ? storyStrings.open : VERDICT_TEXT[effect.verdict],
    isRise: effect.state !== "open" && effect.verdict === "rose with",
    ratio: reach === null ? null : formatReach(effect, reach),
    reach,
    value: describeValue(effect),
    days: findDays(effect),
    isOverDays: effect.range !== null,
    isProvisional: effect.state === "provisional",
  };
}

/** The ratio with its interval; of an approximate date with how far the intervals reach over all its days. */
function findReach({ week, range }: Pick<Effect, "week" | "range">): Estimate | null {
  if (week.ratio === null) return null;
  return { value: week.ratio.value, low: range?.low ?? week.ratio.low, high: range?.high ?? week.ratio.high };
}

/** The ratio as its page leads with it: of an approximate date, the least and the most over all its days. */
export function describeValue(effect: Pick<Effect, "week" | "range">): string | null {
  const { ratio } = effect.week;
  if (ratio === null) return null;
  const days = findDays(effect);
  if (days === null) return storyStrings.times(formatEffectRatio(ratio).value);
  const { low, high } = formatRatioTo({ value: days.low, ...days }, decimalsOfRatios([days.low, days.high]));
  return storyStrings.times(low === high ? low : `${low}–${high}`);
}

/** A ratio with as many digits as the effect's own sentence gives it. */
export function formatEffectRatio(ratio: Estimate): EstimateText {
  return formatRatioTo(ratio, decimalsOfRatios([ratio.value, ratio.low, ratio.high]));
}

/** Of an approximate date the ends are those of all its days, and the middle day's ratio has no say in their digits. */
function formatReach({ range }: Pick<Effect, "range">, reach: Estimate): EstimateText {
  return range === null ? formatEffectRatio(reach) : formatRatioTo(reach, decimalsOfRatios([reach.low, reach.high]));
}

/** The least and the most ratio of all days that an approximate date may mean; null where the date is exact. */
function findDays({ week, range }: Pick<Effect, "week" | "range">): EffectBrief["days"] {
  if (week.ratio === null) return null;
  const values = (range?.weeks ?? []).flatMap(({ ratio }) => (ratio === null ? [] : [ratio.value]));
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}

/** Whether the verdict may still change, and until when. */
export function describeState(effect: Effect): string {
  const { state, verdict, frozenAt, isoWeek, range, week } = effect;
  const texts = storyStrings.state;
  if (state === "frozen" && frozenAt !== null) return texts.frozen(formatDay(frozenAt));
  if (state === "open") return texts.open(formatDay(range?.weeks.at(-1)?.to ?? week.to));
  if (verdict === "too little data") return texts.waiting;
  return texts.provisional(formatDay(dayOf(frozenFrom(isoWeek))));
}

/** Told where a story was first read when its week was over: what happened could be known by then. */
export function describeSeen({ seenAfter }: Pick<Effect, "seenAfter">): string | null {
  return seenAfter === null ? null : storyStrings.seenAfter(formatDay(seenAfter));
}

/**
 * Whether the week begins the day before the story's, as it does where a date has no hour. Of stories that are judged
 * together it may be another one's.
 */
export function isFromDayBefore(
  {
    published,
    publishedAt,
    publishedPlusMinusDays,
  }: Pick<Story, "published" | "publishedAt" | "publishedPlusMinusDays">,
  { week, range }: Pick<Effect, "week" | "range">,
): boolean {
  return publishedAt === null && (range?.from ?? week.from) === addDays(published, -publishedPlusMinusDays - 1);
}

/** What p was counted among: `1 in 50 of 412 story-free weeks of projects with 5–40 stars a day`. */
export function describeP({ week: { p }, placebo }: Effect): string | null {
  if (p === null || placebo === null) return null;
  const dates = formatNumber(placebo.dates);
  return placebo.from === "placebo library"
    ? factStrings.pCounted(formatP(p), dates, placebo.bin)
    : factStrings.pFromT(formatP(p), dates, placebo.bin);
}

export function describeAdjusted({ pAdjusted, pairs, isoWeek, range }: Effect): string | null {
  if (pAdjusted === null) return null;
  const [year, week] = isoWeek.split("-W");
  const among = pairs === 1 ? factStrings.onlyPair : factStrings.pairs(formatNumber(pairs));
  const days = range === null ? "" : ` (${factStrings.ofDays})`;
  const closed = factStrings.closed(formatP(pAdjusted), days, among, String(Number(week)), year ?? "");
  return pairs === 1 ? closed : `${closed}: ${factStrings.ofMany}`;
}

export function describeRunUp({ week: { runUpT } }: Pick<Effect, "week">): string | null {
  if (runUpT === null) return null;
  const t = runUpT.toFixed(2).replace("-", "−");
  return runUpT > 1.812 ? factStrings.rising(t) : factStrings.notRising(t);
}

export function describePeers({ peers, controlled }: Pick<Effect, "peers" | "controlled">): string {
  const count = formatNumber(peers);
  return controlled ? factStrings.control(count) : factStrings.noControl(count);
}

/** `0.043`, `< 0.001`, `> 0.99`. */
export function formatP(p: number): string {
  if (p < 0.001) return "<\u00a00.001";
  if (p > 0.99) return ">\u00a00.99";
  return p.toFixed(p < 0.1 ? 3 : 2);
}

/** A ratio's text as `1.4 × (0.9–2.2)`. */
export function formatTimes(ratio: EstimateText): string {
  return `${storyStrings.times(ratio.value)} (${formatRange(ratio)})`;
}

/** A multiple without an interval, as a drawing says it: `0.71`, `1.2`, `13`. */
export function formatTimesShort(times: number): string {
  return formatEstimate({ value: times, low: times, high: times }).value;
}

/** How far the ratio may reach: `(0.9–2.2)`, or of an approximate date `(intervals reach from 0.3 to 8.1)`. */
export function describeReach({ ratio, isOverDays }: Pick<EffectBrief, "ratio" | "isOverDays">): string {
  if (ratio === null) return "";
  return `(${isOverDays ? storyStrings.reachShort(ratio.low, ratio.high) : formatRange(ratio)})`;
}

/** A ratio in full words, for those who can't see its drawing. */
export function describeTimes({
  ratio,
  value,
  isOverDays,
}: Pick<EffectBrief, "ratio" | "value" | "isOverDays">): string {
  if (ratio === null || value === null) return storyStrings.noRatio;
  const { low, high } = ratio;
  return isOverDays ? storyStrings.daysWords(value, low, high) : storyStrings.ratioWords(ratio.value, low, high);
}

/** How a mention was come by: `confirmed by hand`, `found by the linker, by its name: score 0.70`. */
export function describeMention({ status, tier, score }: Pick<Mention, "status" | "tier" | "score">): string {
  const decided = MENTION_TEXT[status];
  if (status === "confirmed" || status === "rejected" || tier === null || score === null) return decided;
  return `${decided}, ${TIER_TEXT[tier]}: score ${score.toFixed(2)}`;
}
