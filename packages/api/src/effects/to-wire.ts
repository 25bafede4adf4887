import {
  addDays,
  DAY_MS,
  describeEffect,
  describeNeeded,
  lastDayOf,
  startOfDay,
  type StartedEffect,
  type StoryEffectRecord,
} from "@groundswell/core";
import type { StoryEffect } from "@groundswell/db";
import type { Effect, StartedWeek } from "@groundswell/wire";
import { toStorySummary } from "../stories/summary.ts";
import { toInstant } from "../http/instant.ts";
import { toEstimate } from "../projects/estimate.ts";

const LAST_DAY = 6;

/** The one mapping from stored story effects to the wire. Fields are in one order, wherever they were kept. */
export function toEffect(told: StoryEffect): Effect {
  const { record, story, project, shared } = told;
  const middle = record.starts.find(({ start }) => start === record.start) ?? null;
  const effect = middle?.effect ?? null;
  return {
    story: toStorySummary(story),
    repo: project.repo,
    name: project.name,
    verdict: record.verdict,
    sentence: describeEffect(record, { project: project.name }),
    needed: describeNeeded(record),
    state: record.state,
    frozenAt: record.frozenAt === null ? null : toInstant(Date.parse(record.frozenAt)),
    seenAfter: toSeenAfter(told),
    week: { ...toWeek(middle ?? { start: record.start, effect: null, p: null }), stars: record.stars },
    range: toRange(record.starts),
    pAdjusted: record.pAdjusted,
    pairs: record.pairs,
    isoWeek: record.week,
    placebo: toPlacebo(middle?.p ?? null),
    peers: effect?.peers ?? 0,
    controlled: effect?.controlled ?? false,
    confounders: record.confounders.map(({ kind, day, what }) => ({ kind, day, what })),
    sharedWith: shared.map(toStorySummary),
    weeks: record.weeks.map(({ from, k, stars, peers }) => ({ from, k, stars, peers: toPeers(peers) })),
    dataTo: record.dataTo,
    basis: "net daily change of observed totals",
    level: 0.9,
  };
}

/** Who read a story when the last day of its week was over may have known what came of it. A file is no such reading. */
function toSeenAfter({ record, firstSeenAt, byHand }: StoryEffect): Effect["seenAfter"] {
  const endsAt = startOfDay(lastDayOf(record.starts.map(({ start }) => start))) + DAY_MS;
  return byHand || firstSeenAt < endsAt ? null : toInstant(firstSeenAt);
}

function toWeek({ start, effect, p }: StartedEffect): StartedWeek {
  return {
    from: start,
    to: addDays(start, LAST_DAY),
    stars: effect?.observed ?? null,
    expected: effect?.expected ?? null,
    extra: effect?.extra ?? null,
    ratio: toEstimate(effect?.ratio),
    minDetectableRatio: effect?.minDetectableRatio ?? null,
    p: p?.value ?? null,
    runUpT: effect?.tPre ?? null,
  };
}

/** Of an approximate date: how far the ratio's intervals reach over all days that the week may have begun on. */
function toRange(starts: readonly StartedEffect[]): Effect["range"] {
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined || starts.length === 1) return null;
  const ratios = starts.flatMap(({ effect }) => (effect === null ? [] : [effect.ratio]));
  return {
    from: first.start,
    to: last.start,
    low: ratios.length === 0 ? null : Math.min(...ratios.map(({ low }) => low)),
    high: ratios.length === 0 ? null : Math.max(...ratios.map(({ high }) => high)),
    weeks: starts.map(toWeek),
  };
}

function toPlacebo(p: StartedEffect["p"]): Effect["placebo"] {
  return p === null ? null : { from: p.from, dates: p.dates, bin: p.bin };
}

function toPeers(peers: StoryEffectRecord["weeks"][number]["peers"]): Effect["weeks"][number]["peers"] {
  return peers === null ? null : { low: peers.low, middle: peers.middle, high: peers.high };
}
