import { formatDate } from "../format-span.ts";
import type { Confounder } from "./story-effect.ts";

/** More are counted, not named. */
const MOST_NAMED = 3;

/**
 * What else happened within the days of a story's week.
 * @param confounders oldest first; at least one
 * @example "A release, v1.29.0, came out on 27 March 2026, within the same days: the two can’t be told apart."
 */
export function describeConfounders(confounders: readonly Confounder[]): string {
  const [first, ...others] = confounders;
  if (first === undefined) return "";
  if (others.length === 0) {
    return `${nameOf(first)} ${VERBS[first.kind]} on ${formatDate(first.day)}, within the same days: the two can’t be told apart.`;
  }
  const named = confounders
    .slice(0, MOST_NAMED)
    .map((each, i) => `${i === 0 ? nameOf(each, "") : lower(nameOf(each, ""))} (${formatDate(each.day)})`);
  const more = confounders.length - named.length;
  const list = more > 0 ? `${named.join("; ")}; and ${more} more` : named.join("; ");
  return `${list} came within the same days: they and the story can’t be told apart.`;
}

/** @example "A release, v1.29.0," */
function nameOf({ kind, what }: Confounder, after = ","): string {
  return kind === "made public" || what === "" ? NOUNS[kind] : `${NOUNS[kind]}, ${what}${after}`;
}

const NOUNS: Record<Confounder["kind"], string> = {
  release: "A release",
  renamed: "A new name",
  transferred: "A new owner",
  "made public": "The opening of the repository",
};

const VERBS: Record<Confounder["kind"], string> = {
  release: "came out",
  renamed: "was seen",
  transferred: "was seen",
  "made public": "was seen",
};

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
