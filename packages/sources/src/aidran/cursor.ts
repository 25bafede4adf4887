import type { InstantMs } from "@groundswell/core";
import { z } from "zod";
import type { ListedStory } from "./api-schemas.ts";

const InstantField = z.number().int();

/** A story that was met: in which state it was read last. */
const Known = z.object({ id: z.string(), stamp: z.string(), generatedAt: InstantField.nullable() });
export type Known = z.infer<typeof Known>;

/** A story that could not be read yet. */
const Later = z.object({
  id: z.string(),
  stamp: z.string(),
  generatedAt: InstantField.nullable(),
  /** Since when it fails; null: it doesn't, it is not out yet. */
  failingSince: InstantField.nullable(),
  /** Not before this instant. */
  notBefore: InstantField,
});
export type Later = z.infer<typeof Later>;

const Pass = z.object({
  /** The page to be read next; null: the first. */
  next: z.string().nullable(),
  /** `generatedAt` of the newest story met in this pass: where the next one may stop, once this one has ended. */
  top: InstantField.nullable(),
  /** Down to where it goes; null: to the end. */
  downTo: InstantField.nullable(),
  sweeps: z.boolean(),
});
export type Pass = z.infer<typeof Pass>;

/**
 * What is remembered of an AIDRAN API.
 *
 * The list is newest first, and read from its top: so "everything newer than this was read" is true only when a pass has
 * come down to where the one before began. `newest` moves then, and not before; until then `pass` says where it stood.
 */
const Cursor = z.object({
  /** Everything that was written no later than this has been stored. */
  newest: InstantField.nullable(),
  pass: Pass.nullable(),
  /** Stories met, so that the same state of one isn't asked for twice; the newest `MAX_KNOWN`. */
  known: z.array(Known),
  later: z.array(Later),
  /** When the list was last read down to the oldest known story, for what changed without moving up. */
  sweptAt: InstantField.nullable(),
});
export type Cursor = z.infer<typeof Cursor>;

export const MAX_KNOWN = 2_000;

/** What was remembered; an empty memory when there is none, or when it is of another shape. */
export function readCursor(cursor: unknown): Cursor {
  const parsed = Cursor.safeParse(cursor);
  return parsed.success ? parsed.data : { newest: null, pass: null, known: [], later: [], sweptAt: null };
}

/** What tells one state of a story from another, as far as the list shows it. */
export function stampOf({ version, generatedAt, active }: ListedStory): string {
  return [version ?? "", generatedAt ?? "", active === false ? "taken back" : ""].join("|");
}

/** With these stories met, each in its newest state. */
export function remember(known: readonly Known[], met: readonly Known[]): Known[] {
  const byId = new Map([...known, ...met].map((story) => [story.id, story]));
  const newestFirst = [...byId.values()].toSorted((a, b) => (b.generatedAt ?? 0) - (a.generatedAt ?? 0));
  return newestFirst.slice(0, MAX_KNOWN);
}

/** With these stories to be asked for again; those that were read meanwhile are not. */
export function postpone(
  later: readonly Later[],
  { met, later: added }: { met: readonly Known[]; later: readonly Later[] },
): Later[] {
  const byId = new Map(later.map((story) => [story.id, story]));
  for (const { id } of met) byId.delete(id);
  for (const story of added) byId.set(story.id, story);
  return [...byId.values()];
}

/** The later of two instants; an unknown one counts for nothing. */
export function laterOf(a: InstantMs | null, b: InstantMs | null): InstantMs | null {
  if (a === null) return b;
  return b === null ? a : Math.max(a, b);
}
