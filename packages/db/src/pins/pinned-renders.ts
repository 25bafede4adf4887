import type { InstantMs } from "@groundswell/core";
import { and, asc, eq } from "drizzle-orm";
import type { Database, Executor } from "../connect.ts";
import { pinRenders } from "../schema/index.ts";
import { packBody, unpackBody } from "./pack-body.ts";

/** Which answer of a pin is meant. */
export interface RenderKey {
  subjectKey: string;
  looksKey: string;
  /** `svg`, `png`, `csv`, `json`. */
  format: string;
}

/** An answer as it went out, and will for ever. */
export interface PinnedRender {
  /** The version that it was asked for as. */
  renderVersion: number;
  mediaType: string;
  body: Uint8Array<ArrayBuffer>;
  /** In its quotation marks. */
  etag: string;
}

/**
 * An answer that was given before.
 * @param renderVersion that it was asked for as; null: the one that was given first
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
  return row === undefined ? null : { ...row, body: await unpackBody(row.body) };
}

/**
 * Keeps answers of one moment, all or none; each unless there is one already.
 * @returns those that are kept, in the order given
 */
export async function storePinnedRenders(
  db: Database,
  renders: readonly { key: RenderKey; render: PinnedRender }[],
  now: InstantMs,
): Promise<PinnedRender[]> {
  const createdAt = new Date(now);
  const rows = renders.map(async ({ key, render }) => {
    return { ...key, ...render, body: await packBody(render.body), createdAt };
  });
  if (rows.length > 0) {
    await db
      .insert(pinRenders)
      .values(await Promise.all(rows))
      .onConflictDoNothing();
  }
  const stored: PinnedRender[] = [];
  for (const { key, render } of renders) {
    const kept = await readPinnedRender(db, key, render.renderVersion);
    if (kept === null) throw new Error(`the answer of ${key.subjectKey} was not kept`);
    stored.push(kept);
  }
  return stored;
}
