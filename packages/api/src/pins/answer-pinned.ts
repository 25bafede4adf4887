import { createHash } from "node:crypto";
import { RENDER_VERSION, type ChartFacts } from "@groundswell/charts";
import type { InstantMs } from "@groundswell/core";
import {
  readPinnedFacts,
  readPinnedRender,
  storePinnedFacts,
  storePinnedRender,
  type PinnedRender,
} from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { notFound } from "../http/problem.ts";
import { pinKeyOf } from "./pin-key.ts";

/** What a pinned address shows, once for all its looks and formats. */
export interface PinnedChart {
  /** The address in its canonical form, in lower case, with the options that say what is shown; of any length. */
  addressKey: string;
  /** `pinKeyOf` the same with the projects' ids in place of their names: what `readPinState` knows it by. */
  subjectKey: string;
  /** Path and options, without an ending and without looks: `/charts/a/b/stars?asOf=…`. */
  address: string;
  asOf: InstantMs;
  /** In the chart's order. */
  projectIds: readonly number[];
  facts: ChartFacts;
  /** Set by `readPinned`: the address is bound already. */
  isBound?: true;
}

/** Which picture of it, or which file, is asked for. */
export interface PinnedFormat {
  /** Every option that decides a byte of the answer besides what is shown, in its canonical form. */
  looksKey: string;
  format: "svg" | "png" | "csv" | "json";
  /** The option `v`; null: the answer that was given first, or else one of today's. */
  renderVersion: number | null;
}

/** An answer that was just made. */
export interface NewRender {
  mediaType: string;
  body: string | Uint8Array;
}

/**
 * What an address was bound to by its first use; null: nobody has used it yet. Ask this before looking up any name: an
 * address goes on to answer when its project bears another name, is no longer watched, or its name is somebody else's.
 */
export async function readPinned(
  { db }: Pick<RouteContext, "db">,
  addressKey: string,
): Promise<Omit<PinnedChart, "addressKey"> | null> {
  const stored = await readPinnedFacts(db, pinKeyOf(addressKey));
  return stored === null ? null : { ...stored, facts: toFacts(stored.facts), isBound: true };
}

/**
 * Answers for a pinned chart: the bytes that were given before, else new ones, which are stored first, with what the chart
 * tells. Nothing else stores pins.
 * @param render draws the facts that it is given: they may be those of another process that was quicker
 * @throws HttpProblem (404) when an earlier version is asked for that was never drawn, (429) when too much is new
 */
export async function answerPinned(
  context: Pick<RouteContext, "db" | "now" | "pinBudget">,
  chart: PinnedChart,
  { looksKey, format, renderVersion }: PinnedFormat,
  render: (facts: ChartFacts) => NewRender | Promise<NewRender>,
): Promise<PinnedRender> {
  const { db, now } = context;
  const key = { looksKey, format };
  const addressKey = pinKeyOf(chart.addressKey);
  const given = await readPinnedRender(db, { ...key, subjectKey: chart.subjectKey }, renderVersion);
  // Whoever asks under another name for what is there already binds that name, too.
  if (given !== null && (chart.isBound ?? (await readPinnedFacts(db, addressKey)) !== null)) return given;
  if (given === null) refuseEarlier(renderVersion);
  context.pinBudget.take();
  const subject = await storePinnedFacts(db, { ...chart, addressKey, kind: chart.facts.kind }, now());
  const stored = { ...key, subjectKey: subject.subjectKey };
  const before = await readPinnedRender(db, stored, renderVersion);
  if (before !== null) return before;
  refuseEarlier(renderVersion);
  const { mediaType, body } = await render(toFacts(subject.facts));
  const bytes = Uint8Array.from(typeof body === "string" ? Buffer.from(body) : body);
  return storePinnedRender(
    db,
    stored,
    { renderVersion: RENDER_VERSION, mediaType, body: bytes, etag: etagOf(bytes) },
    now(),
  );
}

/** An older program's picture can't be drawn any more. */
function refuseEarlier(renderVersion: number | null): void {
  if (renderVersion === null || renderVersion === RENDER_VERSION) return;
  throw notFound(
    `this chart was never drawn by version ${renderVersion}; today's is v=${RENDER_VERSION}, and without v you get the one that was drawn first`,
  );
}

function etagOf(body: Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}

/** Nobody but `answerPinned` writes facts, and never others than a chart's. */
function toFacts(stored: object): ChartFacts {
  return stored as ChartFacts;
}
