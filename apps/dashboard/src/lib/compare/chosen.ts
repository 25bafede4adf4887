import type { NamedRepo } from "#lib/compare/named-repo.ts";

/**
 * Why somebody who was chosen has no line: nobody is known by that name, ten are the most, there is nothing that an age
 * could be counted from, no figure on the day that is 100, or none at all on these days.
 */
export type Lack = "unknown" | "over" | "age" | "base" | "figures";

/** A project that was chosen. */
export interface Chosen extends NamedRepo {
  /** The colour of its line as CSS writes it; null: it has no line. */
  colour: string | null;
  /** Null: it is drawn, or nobody is. */
  lack: Lack | null;
}

/** The days that are in force, where they were not asked for. */
export interface ShownDays {
  from: string | null;
  to: string | null;
  /** Of an index. */
  base: string | null;
}
