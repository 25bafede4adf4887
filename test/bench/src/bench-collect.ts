import { HOUR_MS } from "@groundswell/core";
import { countFleet, type Counts } from "@groundswell/soak";
import type { Figure } from "./figure.ts";

const PROJECTS = 300;
/** Four rounds of totals, and time to spare for every page of the history. */
const HOURS = 3.5;
const EVERYBODY = 100_000;
const BATCH = 50;
const AIM = "≤ 1.05";

/**
 * Requests that a collector makes beside the least possible, every batch full and every resource once: for the totals of
 * a few hours, and for the whole star history of everybody. Then what totals of 100,000 projects cost of an hour.
 * @param serverUrl a PostgreSQL server
 */
export async function benchCollect(serverUrl: string): Promise<Figure[]> {
  const { totals, backfill, pointsASlot, seconds } = await countFleet({
    ...{ name: "bench", projects: PROJECTS, days: 1, hours: HOURS, intervalMs: HOUR_MS, token: true, seed: 1 },
    pauses: false,
    serverUrl,
  });
  const pointsAQuery = pointsASlot / Math.ceil(PROJECTS / BATCH);
  return [
    compare("requests for totals beside the least possible", totals, { byId: totals.byId }),
    compare("requests for a full history backfill beside the least possible", backfill, {}),
    {
      name: "points an hour for the totals of 100,000 projects",
      value: Math.ceil(EVERYBODY / BATCH) * pointsAQuery,
      unit: "points of GraphQL's 5,000",
      aim: "≤ 4,750",
      detail: { projects: PROJECTS, pointsASlot, pointsAQuery, totalMs: Math.round(seconds * 1_000) },
    },
  ];
}

function compare(name: string, { made, least }: Counts, detail: Figure["detail"]): Figure {
  return {
    name,
    value: made / least,
    unit: "made ÷ least",
    aim: AIM,
    detail: { made, least, projects: PROJECTS, ...detail },
  };
}
