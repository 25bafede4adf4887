import { momentumTone, phrasesFor, toBadgeSvg, type BadgeInput, type Phrases } from "@groundswell/charts";
import { DAY_MS, type InstantMs } from "@groundswell/core";
import type { ShownView } from "@groundswell/db";
import { toMomentum } from "../projects/momentum.ts";
import type { AskedBadge } from "./address.ts";

/** Said where nothing is known, as a badge has no room for more and a zero would be a figure. */
const UNKNOWN = "–";

/** A figure older than this is told with its day: who reads a badge takes it for today's. */
const OLD_DAYS = 4;

/**
 * A project's badge.
 * @param now when it is read
 * @param simulated whether every figure is invented, which it then says
 */
export function writeBadge(
  view: ShownView,
  { metric, language, theme }: AskedBadge,
  { now, simulated }: { now: InstantMs; simulated: boolean },
): string {
  const phrases = phrasesFor(language);
  const { value, tone, at } = { stars: tellStars, gained: tellGained, momentum: tellMomentum }[metric](view, phrases);
  const isOld = at !== null && now - at > OLD_DAYS * DAY_MS;
  const shown = isOld ? `${value} (${phrases.shortDate(Math.floor(at / DAY_MS), true)})` : value;
  const label = simulated ? `${phrases.badge[metric]} (demo)` : phrases.badge[metric];
  const { colon, stop, gap } = phrases.signs;
  const said = [view.name, label, value === UNKNOWN ? phrases.noFigure : shown].join(colon);
  const title = simulated ? `${said}${stop}${gap}${phrases.simulated}` : said;
  return toBadgeSvg({ label, value: shown, title, tone, theme, language });
}

/** @property at when the newest fact behind it was known; null: there is none */
type Told = Pick<BadgeInput, "value" | "tone"> & { at: InstantMs | null };

function tellStars({ stars, observedAt: at }: ShownView, phrases: Phrases): Told {
  if (stars === null) return { value: UNKNOWN, tone: "unknown", at: null };
  return { value: phrases.number(stars), tone: "plain", at };
}

/** The total's change over the week, with its sign: what was taken back is counted off. */
function tellGained({ changes }: ShownView, phrases: Phrases): Told {
  const change = changes["7d"];
  if (change === null) return { value: UNKNOWN, tone: "unknown", at: null };
  const value = `${change.value > 0 ? "+" : ""}${phrases.number(change.value)}`;
  return { value, tone: "plain", at: change.toAt };
}

function tellMomentum(view: ShownView, phrases: Phrases): Told {
  const { label, ratio } = toMomentum(view);
  const words = phrases.momentum[label];
  const value = ratio === null ? words : `${words} ${phrases.ratio(ratio).value}`;
  return { value, tone: momentumTone(label), at: view.momentum?.knownAt ?? null };
}
