import type { BoardFacts, BoardRow, CitedSource } from "@groundswell/charts";
import { formatReceiptId, type InstantMs } from "@groundswell/core";
import { countProjects, listProjects, readProjectViews, readSourcesOf, type ShownView } from "@groundswell/db";
import type { Momentum } from "@groundswell/wire";
import type { RouteContext } from "../../deps.ts";
import { toMomentum } from "../../projects/momentum.ts";
import type { BoardSubject } from "../subject.ts";
import type { FactsRead } from "./facts-read.ts";
import { makeFrame } from "./frame.ts";
import { latestOf } from "./latest-of.ts";

/** Projects by cautious momentum. @param asOf what was known then, under today's names; null for now */
export async function readBoardFacts(
  context: RouteContext,
  { category, limit }: BoardSubject,
  asOf: InstantMs | null,
): Promise<FactsRead<BoardFacts>> {
  const { db } = context;
  const query = {
    sort: "momentum",
    window: null,
    category,
    text: null,
    limit,
    after: null,
    asOf,
    onlyKnown: true,
  } as const;
  const { items, next, newest } = await listProjects(db, query);
  const ids = items.map(({ id }) => id);
  const views = new Map((await readProjectViews(db, ids, { asOf, newest })).map(({ id, view }) => [id, view]));
  const shown = ids.flatMap((id) => views.get(id) ?? []);
  const knownAt = latestOf(...shown.map(({ momentum }) => momentum?.knownAt ?? null));
  const around = { knownAt, newest: [{ repo: "", at: knownAt }], sources: await readSources(context, shown), to: null };
  const { parts, goodUntil } = makeFrame(context, around, asOf);
  const facts: BoardFacts = {
    kind: "board",
    id: category === null ? "board/momentum" : `board/momentum/${category}`,
    page: category === null ? "/" : `/?category=${encodeURIComponent(category)}`,
    ...parts,
    category,
    day: newest,
    total: next === null ? items.length : await countProjects(db, category, asOf),
    rows: shown.map(toRow),
  };
  return { facts, projectIds: ids, goodUntil };
}

function toRow(view: ShownView): BoardRow {
  const { label, ratio, velocity, spike, days, to } = toMomentum(view);
  return {
    repo: view.repo,
    name: view.name,
    stars: view.stars,
    label,
    momentum: ratio,
    starsPerDay: velocity?.value ?? null,
    spike,
    lack: findLack(days),
    to,
  };
}

/** Of which days too few are known for an estimate, the recent ones first; null: of none. */
function findLack({ recent, baseline }: Momentum["days"]): NonNullable<BoardRow["lack"]> | null {
  if (recent.observed < recent.needed) return { of: "recent", known: recent.observed, days: recent.of };
  if (baseline.observed < baseline.needed) return { of: "baseline", known: baseline.observed, days: baseline.of };
  return null;
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
