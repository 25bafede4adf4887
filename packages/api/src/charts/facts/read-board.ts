import type { BoardFacts, BoardRow, CitedSource } from "@groundswell/charts";
import { formatReceiptId, type InstantMs } from "@groundswell/core";
import { listProjects, readProjectViews, readSourcesOf, type ShownView } from "@groundswell/db";
import type { RouteContext } from "../../deps.ts";
import { toMomentum } from "../../projects/momentum.ts";
import type { BoardSubject } from "../subject.ts";
import type { FactsRead } from "./facts-read.ts";
import { readFrame } from "./frame.ts";

/** Projects by cautious momentum. @param asOf what was known then, under today's names; null for now */
export async function readBoardFacts(
  context: RouteContext,
  { category, limit }: BoardSubject,
  asOf: InstantMs | null,
): Promise<FactsRead> {
  const { db } = context;
  const query = { sort: "momentum", window: null, category, text: null, limit, after: null, asOf } as const;
  const { items, newest } = await listProjects(db, query);
  const ids = items.map(({ id }) => id);
  const views = new Map((await readProjectViews(db, ids, { asOf, newest })).map(({ id, view }) => [id, view]));
  const shown = ids.flatMap((id) => views.get(id) ?? []);
  const instants = shown.flatMap(({ momentum }) => momentum?.knownAt ?? []);
  const around = {
    knownAt: instants.length === 0 ? null : Math.max(...instants),
    sources: await readSources(context, shown),
    projectIds: null,
    to: null,
  };
  const facts: BoardFacts = {
    kind: "board",
    id: category === null ? "board/momentum" : `board/momentum/${category}`,
    page: category === null ? "/" : `/?category=${encodeURIComponent(category)}`,
    ...(await readFrame(context, around, asOf)),
    category,
    day: newest,
    rows: shown.map(toRow),
  };
  return { facts, projectIds: ids };
}

function toRow(view: ShownView): BoardRow {
  const { label, ratio, velocity } = toMomentum(view);
  return {
    repo: view.repo,
    name: view.name,
    stars: view.stars,
    label,
    momentum: ratio,
    starsPerDay: velocity?.value ?? null,
  };
}

/** Where each project's newest figure is from. */
async function readSources({ db }: RouteContext, shown: readonly ShownView[]): Promise<CitedSource[]> {
  const read = shown.flatMap(({ id, momentum }) => {
    if (momentum === null) return [];
    const receipt = formatReceiptId(id, momentum.receiptKey);
    return [readSourcesOf(db, id, [{ t: momentum.to, value: 0, quality: "observed", receipt }])];
  });
  return (await Promise.all(read)).flat().sort((a, b) => (a.name < b.name ? -1 : 1));
}
