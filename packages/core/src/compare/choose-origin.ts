import type { Day } from "../day.ts";

/** What a project's age is counted from. */
export const ORIGINS = ["created", "release"] as const;
export type OriginKind = (typeof ORIGINS)[number];

export interface Origin {
  /** Null: not known, and neither is any age. */
  day: Day | null;
  of: OriginKind | null;
  /** Why it is not what was asked for; null when it is. */
  reason: string | null;
}

/**
 * The day from which a project's age is counted: the one asked for where it is known, else the other.
 * @param known days of the repository's creation and of its first release; null where not known
 */
export function chooseOrigin(known: Readonly<Record<OriginKind, Day | null>>, asked: OriginKind): Origin {
  if (known[asked] !== null) return { day: known[asked], of: asked, reason: null };
  const other = asked === "created" ? "release" : "created";
  if (known[other] !== null) return { day: known[other], of: other, reason: INSTEAD[asked] };
  return { day: null, of: null, reason: "neither when it was created nor a release of it is known" };
}

const INSTEAD: Record<OriginKind, string> = {
  created: "when it was created is not known: its age is counted from the first release known",
  release: "no release of it is known: its age is counted from its creation",
};
