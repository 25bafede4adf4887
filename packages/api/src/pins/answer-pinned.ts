import { createHash } from "node:crypto";
import { RENDER_VERSION, type ChartFacts } from "@groundswell/charts";
import type { InstantMs } from "@groundswell/core";
import { readPinnedRender, storePinnedFacts, storePinnedRenders, type PinnedRender } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { costOf } from "./pin-budget.ts";
import { pinKeyOf } from "./pin-key.ts";
import { packFacts, unpackFacts } from "./stored-facts.ts";

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
  /** `bound`: the address leads to it already; `stored`: another address does; `new`: it was read just now. */
  state: "bound" | "stored" | "new";
}

/** Which picture of it, or which file, is asked for. */
export interface PinnedFormat {
  /** Every option that decides a byte of the answer besides what is shown, in its canonical form. */
  looksKey: string;
  format: "svg" | "png" | "csv" | "json";
  /** The option `v`, not above today's; null: the answer that was given first, or else one of today's. */
  renderVersion: number | null;
}

/** An answer that was just made. */
export interface NewRender {
  mediaType: string;
  body: string | Uint8Array;
}

export interface WantedAnswer extends PinnedFormat {
  /** Draws the facts that it is given: they may be those of another process that was quicker. */
  render: (facts: ChartFacts) => NewRender | Promise<NewRender>;
}

type PinContext = Pick<RouteContext, "db" | "writeDb" | "now" | "pinBudget">;

/**
 * Answers for a pinned chart: the bytes that were given before, else new ones, which are stored first, with what the chart
 * tells. An earlier version that was never drawn is drawn by today's program: nobody has seen other bytes under it.
 * @throws HttpProblem (429) when too much is new
 */
export async function answerPinned(
  context: PinContext,
  chart: PinnedChart,
  wanted: WantedAnswer,
): Promise<PinnedRender> {
  const {
    answers: [answer],
  } = await answerPinnedTogether(context, chart, [wanted]);
  if (answer === undefined) throw new Error("one answer was wanted, and none is there");
  return answer;
}

/**
 * The same for answers that belong together: what is new of them is stored as a whole, or not at all. Nothing else stores
 * pins.
 * @returns them in the order wanted, and what they show
 */
export async function answerPinnedTogether(
  context: PinContext,
  chart: PinnedChart,
  wanted: readonly WantedAnswer[],
): Promise<{ facts: ChartFacts; answers: PinnedRender[] }> {
  const { db, now, pinBudget } = context;
  const { subjectKey, facts } = await bindAddress(context, chart);
  const slots = await Promise.all(
    wanted.map(async ({ looksKey, format, renderVersion, render }) => {
      const key = { subjectKey, looksKey, format };
      return { key, renderVersion, render, given: await readPinnedRender(db, key, renderVersion) };
    }),
  );
  const missing = slots.filter(({ given }) => given === null);
  // Before the work of drawing it.
  if (missing.length > 0) pinBudget.ask();
  const made = await Promise.all(
    missing.map(async ({ key, renderVersion, render }) => {
      return { key, render: toPinnedRender(await render(facts), renderVersion ?? RENDER_VERSION) };
    }),
  );
  if (made.length > 0) pinBudget.take(made.reduce((sum, { render }) => sum + costOf(render.body.byteLength), 0));
  const stored = await storePinnedRenders(context.writeDb ?? db, made, now());
  const fresh = new Map(missing.map((slot, i) => [slot, stored[i]]));
  const answers = slots.flatMap((slot) => slot.given ?? fresh.get(slot) ?? []);
  return { facts, answers };
}

/**
 * What the address leads to, from now on for ever, as it is stored: every answer is drawn from that.
 * @throws HttpProblem (429)
 */
async function bindAddress(
  context: PinContext,
  chart: PinnedChart,
): Promise<Pick<PinnedChart, "subjectKey" | "facts">> {
  if (chart.state === "bound") return chart;
  const { db, writeDb, now, pinBudget } = context;
  const facts = packFacts(chart.facts);
  // Of a pin that is there, no more than another of its addresses is stored.
  pinBudget.take(chart.state === "stored" ? 1 : costOf(Buffer.byteLength(JSON.stringify(facts))));
  const pin = { ...chart, addressKey: pinKeyOf(chart.addressKey), kind: chart.facts.kind, facts };
  const subject = await storePinnedFacts(writeDb ?? db, pin, now());
  return { subjectKey: subject.subjectKey, facts: unpackFacts(subject.facts) };
}

function toPinnedRender({ mediaType, body }: NewRender, renderVersion: number): PinnedRender {
  const bytes = Uint8Array.from(typeof body === "string" ? Buffer.from(body) : body);
  return { renderVersion, mediaType, body: bytes, etag: etagOf(bytes) };
}

function etagOf(body: Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}
