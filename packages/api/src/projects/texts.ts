import type { InstantMs } from "@groundswell/core";
import { readProjectViews, type Database, type ProjectListPage, type ShownView } from "@groundswell/db";
import { LRUCache } from "lru-cache";
import { ownBytes } from "../http/own-bytes.ts";
import { toProject } from "./view.ts";

const MAX_BYTES = 32 * 1024 * 1024;

/** What of a page of a list decides what is written of it. */
type Listed = Pick<ProjectListPage, "items" | "newest">;

/** Writes projects as the wire has them: JSON in UTF-8, in the order given. */
export type WriteProjects = (listed: Listed) => Promise<Uint8Array[]>;

/**
 * Remembers how each project is written, for as long as what is shown of it is the same. A list that was never asked for
 * is then put together from texts, and reading and writing the same projects again is most of the work otherwise.
 */
export function rememberTexts(db: Database): WriteProjects {
  const known = new LRUCache<number, { revision: string; text: Uint8Array }>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ text }) => text.byteLength + 100,
  });
  return async ({ items, newest }) => {
    const found = new Map<number, Uint8Array>();
    const unknown: number[] = [];
    for (const { id, revision } of items) {
      const entry = known.get(id);
      if (entry?.revision === revision) found.set(id, entry.text);
      else unknown.push(id);
    }
    for (const { id, revision, view } of await readProjectViews(db, unknown, { newest })) {
      const text = writeText(view);
      known.set(id, { revision, text });
      found.set(id, text);
    }
    return items.flatMap(({ id }) => found.get(id) ?? []);
  };
}

/** The same of what was known at an instant; it is not remembered, as hardly anybody asks for the same one again. */
export async function writeTextsAsOf(db: Database, { items, newest }: Listed, asOf: InstantMs): Promise<Uint8Array[]> {
  const ids = items.map(({ id }) => id);
  const texts = new Map(
    (await readProjectViews(db, ids, { asOf, newest })).map(({ id, view }) => [id, writeText(view)]),
  );
  return ids.flatMap((id) => texts.get(id) ?? []);
}

function writeText(view: ShownView): Uint8Array {
  return ownBytes(Buffer.from(JSON.stringify(toProject(view))));
}

const COMMA = Buffer.from(",");

/** A page of a list, from items that are written already. @param rest what the page says besides */
export function joinPage(
  items: readonly Uint8Array[],
  rest: { nextCursor: string | null; unknown?: readonly string[] },
): Uint8Array<ArrayBuffer> {
  const parts = items.flatMap((item, i) => (i === 0 ? [item] : [COMMA, item]));
  const end = Buffer.from(`],${JSON.stringify(rest).slice(1)}`);
  return Buffer.concat([Buffer.from('{"items":['), ...parts, end]);
}
