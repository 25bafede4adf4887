import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { connect, migrate, type Database } from "@groundswell/db";
import { createTestDatabase } from "@groundswell/support";
import { round, type Figure } from "./figure.ts";
import { fillGeneratedCatalogue } from "./generated-catalogue.ts";
import { fillRealCatalogue, isRealCatalogueThere } from "./real-catalogue.ts";
import type { Rebuilt } from "./rebuild-trends.ts";

const CATALOGUE = 336;
const TIMES = 100;
/** Of a real project, on average. */
const REAL_DAYS = 517;
/** Of each of the many, so that all of them take minutes and not hours; the momentum of a day takes 84 of them. */
const FEW_DAYS = 100;

/**
 * Trends of a whole catalogue, derived anew in one pass: of the real one with all its days, and of a hundred times as
 * many generated projects beside as few of the same kind.
 * @param serverUrl a PostgreSQL server
 */
export async function benchTrends(serverUrl: string): Promise<Figure[]> {
  const isReal = isRealCatalogueThere();
  const fillGenerated = (db: Database) => fillGeneratedCatalogue(db, { projects: CATALOGUE, days: REAL_DAYS });
  const catalogue = await rebuild(serverUrl, isReal ? fillRealCatalogue : fillGenerated);
  const few = await rebuild(serverUrl, (db) => fillGeneratedCatalogue(db, { projects: CATALOGUE, days: FEW_DAYS }));
  const many = await rebuild(serverUrl, (db) =>
    fillGeneratedCatalogue(db, { projects: CATALOGUE * TIMES, days: FEW_DAYS }),
  );
  return [
    ...tell("trends of the catalogue, all days", catalogue, isReal ? "real" : "generated, as the real ones are absent"),
    ...tell(`trends of ${few.projects} projects of ${FEW_DAYS} days`, few, "generated"),
    ...tell(`trends of ${many.projects} projects of ${FEW_DAYS} days`, many, "generated"),
    {
      name: `trends of ${many.projects} projects beside ${few.projects}`,
      value: perDayUs(many) / perDayUs(few),
      unit: "× the cost of a project-day",
      aim: "≤ 1.25",
      detail: { daysOfEach: FEW_DAYS, fewUs: round(perDayUs(few)), manyUs: round(perDayUs(many)) },
    },
  ];
}

function perDayUs({ seconds, projectDays }: Rebuilt): number {
  return (1e6 * seconds) / projectDays;
}

function tell(name: string, rebuilt: Rebuilt, figures: string): Figure[] {
  const { projects, projectDays, seconds, peakMb } = rebuilt;
  const detail = { projects, projectDays, peakMb: Math.round(peakMb), figures };
  return [
    { name: `${name} (PostgreSQL)`, value: seconds, unit: "s, in one pass", aim: null, detail },
    { name: `${name}, a day (PostgreSQL)`, value: perDayUs(rebuilt), unit: "µs a project-day", aim: null, detail },
  ];
}

/** Fills a database of its own, and has its trends derived by a process of its own. */
async function rebuild(serverUrl: string, fill: (db: Database) => Promise<void>): Promise<Rebuilt> {
  const database = await createTestDatabase(serverUrl);
  try {
    const store = await connect({ url: database.url, dataDir: "" });
    await migrate(store);
    await fill(store.db);
    await store.close();
    const script = fileURLToPath(new URL("rebuild-trends.ts", import.meta.url));
    const child = fork(script, [database.url], { execArgv: ["--disable-warning=ExperimentalWarning"] });
    const ended = once(child, "exit").then(([code]) => {
      throw new Error(`the rebuilding process ended with ${String(code)} before it was done`);
    });
    const [rebuilt] = (await Promise.race([once(child, "message"), ended])) as [Rebuilt];
    return rebuilt;
  } finally {
    await database.drop();
  }
}
