import type { InstantMs } from "@groundswell/core";
import { and, asc, eq } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { pinRenders } from "../schema/index.ts";

/** Which answer of a pin is meant. */
export interface RenderKey {
  subjectKey: string;
  looksKey: string;
  /** `svg`, `png`, `csv`, `json`. */
  format: string;
}

/** An answer as it went out, and will for ever. */
export interface PinnedRender {
  renderVersion: number;
  mediaType: string;
  body: Uint8Array<ArrayBuffer>;
  /** In its quotation marks. */
  etag: string;
}

/**
 * An answer that was given before.
 * @param renderVersion of the program that drew it; null: the one that was given first
 * @returns null when none was
 */
export async function readPinnedRender(
  db: Executor,
  { subjectKey, looksKey, format }: RenderKey,
  renderVersion: number | null,
): Promise<PinnedRender | null> {
  const { createdAt, renderVersion: version, mediaType, body, etag } = pinRenders;
  const [row] = await db
    .select({ renderVersion: version, mediaType, body, etag })
    .from(pinRenders)
    .where(
      and(
        eq(pinRenders.subjectKey, subjectKey),
        eq(pinRenders.looksKey, looksKey),
        eq(pinRenders.format, format),
        renderVersion === null ? undefined : eq(version, renderVersion),
      ),
    )
    .orderBy(asc(createdAt), asc(version))
    .limit(1);
  return row ?? null;
}

/** Keeps an answer unless there is one. @returns the one that is kept */
export async function storePinnedRender(
  db: Executor,
  key: RenderKey,
  render: PinnedRender,
  now: InstantMs,
): Promise<PinnedRender> {
  await db
    .insert(pinRenders)
    .values({ ...key, ...render, createdAt: new Date(now) })
    .onConflictDoNothing();
  const stored = await readPinnedRender(db, key, render.renderVersion);
  if (stored === null) throw new Error(`the answer of ${key.subjectKey} was not kept`);
  return stored;
}
