import { repoKey } from "@groundswell/core";
import { stringify } from "yaml";
import type { ListLayout } from "./read-layout.ts";

/** Keys and values in the order in which they are to be written; a text alone stands for `repo`. */
export type NewFields = readonly (readonly [key: string, value: string | readonly string[]])[];

/** What an entry is placed by. */
export interface Placed {
  repo: string | null;
  category: string | null;
}

/** Inserts an entry into a list that has some, in the manner of the others. */
export function insertEntry(text: string, layout: ListLayout, at: number, fields: NewFields): string {
  const { chunks } = layout;
  const before = chunks[at - 1];
  const after = chunks[at];
  if (layout.flow) {
    const entry = renderFlow(fields, layout.quotes);
    if (before !== undefined) return insert(text, before.end, `, ${entry}`);
    return insert(text, after?.start ?? layout.start, after === undefined ? entry : `${entry}, `);
  }
  const eol = lineBreakOf(text);
  const pause = areParted(text, layout, at) ? eol + eol : eol;
  const entry = renderBlock(fields, layout, eol);
  // Behind an entry rather than before one: a comment above the next may head what follows.
  if (before !== undefined) return insert(text, before.end, pause + entry);
  return insert(text, after?.start ?? layout.start, entry + pause);
}

/**
 * Where a new project goes: into its category's order where there is one, else behind the category's last; without a
 * category, into the list's order or at its end.
 */
export function choosePlace(entries: readonly Placed[], { repo, category }: Placed): number {
  const all = entries.map((_, i) => i);
  const own = all.filter((i) => category !== null && entries[i]?.category === category);
  const among = own.length > 0 ? own : all;
  const keys = among.map((i) => repoKey(entries[i]?.repo ?? ""));
  const isSorted = keys.length > 1 && keys.every((key, i) => i === 0 || (keys[i - 1] ?? "") <= key);
  const next = isSorted ? keys.findIndex((key) => key > repoKey(repo ?? "")) : -1;
  return next === -1 ? (among.at(-1) ?? -1) + 1 : (among[next] ?? 0);
}

/** The line break of most lines. */
export function lineBreakOf(text: string): string {
  const windows = text.split("\r\n").length - 1;
  return windows * 2 > text.split("\n").length - 1 ? "\r\n" : "\n";
}

/** Whether an empty line is between the entries where a new one goes or, at an end, between most. */
function areParted(text: string, { chunks }: ListLayout, at: number): boolean {
  const gaps = chunks.slice(1).map(({ start }, i) => /\n[ \t\r]*\n/.test(text.slice(chunks[i]?.end ?? start, start)));
  return gaps[at - 1] ?? gaps.filter(Boolean).length * 2 > gaps.length;
}

/** An entry on lines of its own, without the last line's break. */
export function renderBlock(
  fields: NewFields,
  { indent, gap, quotes }: Pick<ListLayout, "indent" | "gap" | "quotes">,
  eol: string,
): string {
  const bare = bareRepo(fields);
  if (bare !== null) return `${indent}-${gap}${renderText(bare, quotes)}`;
  const below = `${indent} ${" ".repeat(gap.length)}`;
  return fields
    .map(([key, value], i) => `${i === 0 ? `${indent}-${gap}` : below}${key}: ${renderValue(value, quotes)}`)
    .join(eol);
}

function renderFlow(fields: NewFields, quotes: ListLayout["quotes"]): string {
  const bare = bareRepo(fields);
  if (bare !== null) return renderInFlow(bare, quotes);
  const pairs = fields.map(([key, value]) => {
    const said = typeof value === "string" ? renderInFlow(value, quotes) : renderValue(value, quotes);
    return `${key}: ${said}`;
  });
  return `{ ${pairs.join(", ")} }`;
}

function bareRepo(fields: NewFields): string | null {
  const [first] = fields;
  return fields.length === 1 && first?.[0] === "repo" && typeof first[1] === "string" ? first[1] : null;
}

function renderValue(value: string | readonly string[], quotes: ListLayout["quotes"]): string {
  if (typeof value === "string") return renderText(value, quotes);
  return `[${value.map((one) => renderInFlow(one, quotes)).join(", ")}]`;
}

function renderText(value: string, quotes: ListLayout["quotes"]): string {
  return stringify(value, { schema: "core", lineWidth: 0, defaultStringType: quotes }).trimEnd();
}

/** Within brackets more characters have a meaning. */
function renderInFlow(value: string, quotes: ListLayout["quotes"]): string {
  return quotes !== "PLAIN" || /^[\w./-][\w ./-]*$/.test(value) ? renderText(value, quotes) : JSON.stringify(value);
}

function insert(text: string, at: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at);
}
