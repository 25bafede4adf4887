import type { ProjectEvent, ProjectEventKind } from "../project-event.ts";
import { daysBetween } from "../day.ts";
import { decimalsOfRate, formatAbout } from "./format-figure.ts";
import { describeLicenceChange } from "./describe-licence-change.ts";
import { formatDate, formatSpan } from "./format-span.ts";

/** What of an event its sentence is made of. */
export type EventWords = Pick<ProjectEvent, "kind" | "key" | "from" | "to" | "span" | "figures">;

/**
 * An event in one sentence, without a full stop: a title, a line of a list. It says what was seen and never why.
 * @example "Surge on 9–14 December 2025: 1,606 stars on 4 of its 6 days, where about 177 were expected, 9.1 times as many"
 */
export function describeEvent(event: EventWords): string {
  return SENTENCES[event.kind](event);
}

const SENTENCES: Record<ProjectEventKind, (event: EventWords) => string> = {
  renamed: (event) => `Renamed ${change(event)}`,
  transferred: (event) => `Transferred ${change(event)}`,
  archived: () => "Archived by its owner: read-only",
  unarchived: () => "No longer archived",
  disabled: () => "Disabled by GitHub",
  enabled: () => "No longer disabled",
  "licence changed": (event) => `Licence changed ${change(event)}`,
  "licence file changed": (event) => describeLicenceChange("Licence file", event),
  "weights licence changed": (event) => describeLicenceChange("Licence file of the weights", event),
  "default branch changed": (event) => `Default branch changed ${change(event)}`,
  "visibility changed": (event) => `Visibility changed ${change(event)}`,
  "not found": () => "Not found on GitHub: deleted or made private",
  deleted: () => "Deleted, as GitHub told us",
  "made private": () => "Made private, as GitHub told us",
  "taken down": () => "Taken down by GitHub",
  "found again": () => "Found on GitHub again",
  "name taken": ({ from }) => `The name ${from ?? "it had"} now belongs to another repository`,
  surge: describeSurge,
  step: describeStep,
  drop: describeDrop,
  "data gap": ({ figures, span }) => `No daily figures for ${count(figure(figures, "days"), "day")}${when(span)}`,
  released: ({ to }) => `Released ${to ?? "a version"}`,
};

function change({ from, to }: EventWords): string {
  return `from ${from ?? "none"} to ${to ?? "none"}`;
}

/** Its stars are those of its alarm days alone: where there are quiet days between, it says so. */
function describeSurge({ figures, span }: EventWords): string {
  const stars = figure(figures, "stars");
  const expected = figure(figures, "expected");
  return (
    `Surge${span === null ? "" : ` on ${formatSpan(span)}`}: ${count(stars, "star")}${describeQuietDays(figures, span)} where ` +
    `${expected < 1 ? "less than 1" : `about ${format(expected)}`} ${expected < 1.5 ? "was" : "were"} expected` +
    (expected < 1 ? "" : `, ${formatTimes(stars / expected)} times as many`)
  );
}

function describeQuietDays({ days = null }: EventWords["figures"], span: EventWords["span"]): string {
  const length = span === null ? 0 : daysBetween(span.from, span.to) + 1;
  return days === null || days >= length ? "" : ` on ${days} of its ${length} days,`;
}

function describeStep({ key, figures }: EventWords): string {
  return (
    `Step from ${formatRate(figure(figures, "before"))} to ${formatRate(figure(figures, "after"))} stars a day, ` +
    `one to three weeks after the surge that began on ${formatDate(key)}`
  );
}

function formatRate(starsPerDay: number): string {
  return formatAbout(starsPerDay, decimalsOfRate(starsPerDay));
}

function describeDrop({ figures }: EventWords): string {
  const before = figure(figures, "starsBefore");
  const after = figure(figures, "starsAfter");
  const share = formatShare(1 - after / before);
  return (
    `Drop of ${count(before - after, "star")} between two looks, from ${format(before)} to ${format(after)} (−${share} %)` +
    describeForks(figures)
  );
}

/** Forks are worth a word when they fell too: by ten and by a hundredth. */
function describeForks(figures: EventWords["figures"]): string {
  const { forksBefore = null, forksAfter = null } = figures;
  if (forksBefore === null || forksAfter === null) return "";
  const fall = forksBefore - forksAfter;
  return fall < 10 || fall < forksBefore / 100 ? "" : `; forks from ${format(forksBefore)} to ${format(forksAfter)}`;
}

function when(span: EventWords["span"]): string {
  return span === null ? "" : `, ${formatSpan(span)}`;
}

function figure(figures: EventWords["figures"], name: string): number {
  return figures[name] ?? NaN;
}

function count(value: number, unit: string): string {
  return `${format(value)} ${Math.round(value) === 1 ? unit : `${unit}s`}`;
}

function format(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}

function formatTimes(ratio: number): string {
  const digits = ratio < 10 ? 1 : 0;
  return ratio.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function formatShare(share: number): string {
  return (100 * share).toLocaleString("en-US", { maximumSignificantDigits: share < 0.1 ? 2 : 3 });
}
