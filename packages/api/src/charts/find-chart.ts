import type { ChartFacts, Looks } from "@groundswell/charts";
import type { InstantMs } from "@groundswell/core";
import type { RouteContext } from "../deps.ts";
import { MovedPermanently } from "../http/problem.ts";
import { renameInAddress, type Renamed } from "../http/rename-address.ts";
import type { PinnedChart } from "../pins/answer-pinned.ts";
import { readPinned, readPinnedElsewhere } from "../pins/read-pinned.ts";
import { readAskedChart, type AskedChart } from "./asked-chart.ts";
import { readFacts } from "./facts/read-facts.ts";
import { splitFile } from "./split-file.ts";
import { findSubject, nameSubject, type ChartSubject } from "./subject.ts";

/** A chart, found: all that it takes to draw it. */
export interface FoundChart {
  facts: ChartFacts;
  looks: Looks;
  /** Null: it is live. */
  pin: ChartPin | null;
  /** The address in its one form, without an ending: `aaif-goose/goose/stars?theme=dark`. */
  canonical: string;
  /** The looks as one text, those at their defaults left out; with the pin's subject it names a picture. */
  looksKey: string;
  /** Of a pinned chart, which pin it is. */
  subjectKey: string | null;
  /** Of a live one, until when it is good though the data stay the same; null: for as long as they do. */
  goodUntil: InstantMs | null;
}

export interface ChartPin {
  /** An ISO instant. */
  asOf: string;
  /** The render version that was asked for; null: that of the first answer. */
  renderVersion: number | null;
  /** For `answerPinned`, which keeps it. */
  chart: PinnedChart;
}

/**
 * Finds the chart of an address: what it tells, and how it is to look.
 *
 * Of a pinned one, what is kept under the address, whatever has become of the names in it; asked for the first time, what
 * was known at its instant, which is for `answerPinned` to keep.
 * @param requestUrl where it was asked for, in which old names are replaced
 * @param address what follows `/charts/` or `/embed/`, without an ending
 * @throws HttpProblem (404) when there is no such chart, (400) that lists every wrong option, (409) where it can't be told
 * what was known then, (429) when too many pinned charts are new
 * @throws MovedPermanently when a live one is asked for by an old name
 */
export async function findChart(
  context: RouteContext,
  requestUrl: string,
  address: string,
  query: URLSearchParams,
): Promise<FoundChart> {
  const asked = readAskedChart(address, query);
  const { looks, looksKey, canonical, options } = asked;
  const shared = { looks, looksKey, canonical };
  if (options.asOf === null) {
    const subject = await findSubject(context, asked);
    assertNames(requestUrl, asked, subject);
    const { facts, goodUntil } = await readFacts(context, subject, null);
    return { ...shared, facts, goodUntil, pin: null, subjectKey: null };
  }
  const chart = await findPinned(context, asked, options.asOf);
  const pin = { asOf: options.asOf, renderVersion: options.v, chart };
  return { ...shared, facts: chart.facts, subjectKey: chart.subjectKey, goodUntil: null, pin };
}

async function findPinned(context: RouteContext, asked: AskedChart, instant: string): Promise<PinnedChart> {
  const { addressKey, subjectAddress } = asked;
  const kept = await readPinned(context, addressKey);
  if (kept !== null) return kept;
  const asOf = Date.parse(instant);
  const subject = await findSubject(context, asked);
  const subjectKey = nameSubject(subject, asOf);
  const elsewhere = await readPinnedElsewhere(context, { subjectKey, addressKey });
  if (elsewhere !== null) return elsewhere;
  // Reading all that a chart tells is work: not for a pin that there is no room for.
  context.pinBudget.ask();
  const { facts, projectIds } = await readFacts(context, subject, asOf);
  return { addressKey, subjectKey, address: `/charts/${subjectAddress}`, asOf, facts, projectIds, state: "new" };
}

/** @throws MovedPermanently to today's names, the rest of the address kept */
function assertNames(requestUrl: string, { address }: AskedChart, subject: ChartSubject): void {
  const { extension } = splitLast(requestUrl);
  if (subject.kind === "compare" || subject.kind === "board" || !("repo" in address)) return;
  const { repo } = subject.project;
  const named = { repo };
  const isRenamed = repo !== address.repo;
  if (subject.kind === "effect" && address.kind === "effect") {
    if (!isRenamed && subject.story.slug === address.story) return;
    const slug = subject.story.slug;
    const parts = [
      { at: 2, parts: [encodeURIComponent(slug)] },
      { at: 3, parts: (repo + extension).split("/") },
    ];
    throw move(requestUrl, parts, { ...named, id: slug });
  }
  if (isRenamed) throw move(requestUrl, [{ at: 1, parts: repo.split("/") }], named);
}

function move(requestUrl: string, renamed: readonly Renamed[], named: { repo: string; id?: string }): MovedPermanently {
  return new MovedPermanently(renameInAddress(requestUrl, ...renamed), named);
}

/** What a file's address ends with, with its dot; a page under `/embed` has no ending. */
function splitLast(requestUrl: string): { extension: string } {
  const { pathname } = new URL(requestUrl);
  const last = pathname.slice(pathname.lastIndexOf("/") + 1);
  const { extension } = splitFile(last);
  return { extension: pathname.startsWith("/charts/") && extension !== "" ? `.${extension}` : "" };
}
