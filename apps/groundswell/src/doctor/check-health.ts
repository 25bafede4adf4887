import type { StoreHealth } from "@groundswell/db";
import { count } from "../runtime/say.ts";
import { fail, ok, warn, type Check } from "./check.ts";

const MB = 1_000_000;

/** What a database has besides its schema: the index that searches need, and the charts that are published for ever. */
export function describeHealth({ hasTrigrams, hasSearchIndex, pins }: StoreHealth): Check[] {
  const { charts, answers, bytes, lost } = pins;
  const says = `${count(charts, "pinned chart")}, ${count(answers, "stored answer")}, ${(bytes / MB).toFixed(1)} MB`;
  return [
    describeSearch(hasTrigrams, hasSearchIndex),
    lost === 0
      ? ok("pins", says)
      : fail(
          "pins",
          `${says}; ${count(lost, "published address", "published addresses")} without a chart`,
          "import the newest export, or put a backup in its place: published charts must not change",
        ),
  ];
}

function describeSearch(hasTrigrams: boolean, hasSearchIndex: boolean): Check {
  if (hasSearchIndex) return ok("extensions", "pg_trgm is there, and searches use its index");
  const says = hasTrigrams ? "pg_trgm is there, but searches have no index" : "pg_trgm is not there";
  const make = "create index standings_search_idx on standings using gin (search gin_trgm_ops)";
  return warn(
    "extensions",
    `${says}: each search reads all projects`,
    `as a superuser, in this database: ${hasTrigrams ? "" : "create extension pg_trgm; "}${make}`,
  );
}
