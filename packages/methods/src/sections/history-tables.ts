import { formatCount } from "../format.ts";
import type { FallResult, HistoryFigures, KnownEventResult, MomentumRead } from "../history-figures.ts";
import type { Table } from "../section.ts";

/** Every known event: what was found, when, and how large it was. */
export function eventTable({ events }: HistoryFigures): Table {
  return {
    caption: "Known events",
    columns: [
      { title: "Project, as it was called", align: "left" },
      { title: "Day", align: "left" },
      { title: "Kind", align: "left" },
      { title: "Result", align: "left" },
      { title: "Days found", align: "left" },
      { title: "Stars ÷ expected", align: "right" },
    ],
    rows: events.map((event) => [
      event.repo,
      event.day,
      event.kind,
      tellOutcome(event),
      tellDays(event),
      event.ratio === null ? "–" : event.ratio.toFixed(1),
    ]),
  };
}

function tellOutcome({ outcome, known, tested }: KnownEventResult): string {
  if (outcome !== "too little data") return outcome;
  return known === 0 ? "no net change is known" : `too little data: ${tested} of ${known} known days could be tested`;
}

function tellDays({ from, to }: KnownEventResult): string {
  if (from === null || to === null) return "–";
  return from === to ? from : `${from} to ${to}`;
}

/** Every known fall, the largest first. */
export function fallTable({ falls }: HistoryFigures): Table {
  return {
    caption: "Known falls",
    columns: [
      { title: "Project, as it was called", align: "left" },
      { title: "Between", align: "left" },
      { title: "Stars", align: "right" },
      { title: "Fall", align: "right" },
      { title: "Result", align: "left" },
      { title: "Momentum", align: "left" },
      { title: "Had it been counted", align: "left" },
    ],
    rows: falls.map((fall) => [
      fall.repo,
      `${fall.dayBefore} to ${fall.dayAfter}`,
      `${formatCount(fall.starsBefore)} → ${formatCount(fall.starsAfter)}`,
      `−${formatCount(fall.starsBefore - fall.starsAfter)}`,
      tellFall(fall),
      fall.momentum === null ? "–" : tellMomentum(fall.momentum.after),
      fall.momentum === null ? "–" : tellMomentum(fall.momentum.counted),
    ]),
  };
}

function tellFall({ outcome, series }: FallResult): string {
  if (outcome === "too far apart") return "not looked for: totals too far apart";
  return `${outcome}${series ? "" : " (two totals only)"}`;
}

function tellMomentum({ label, velocity }: MomentumRead): string {
  if (velocity === null) return label;
  const [value, low, high] = velocity;
  return `${label}, ${value} a day (${low}–${high})`;
}
