import {
  dayFromNumber,
  formatReceiptId,
  startOfSpan,
  withAge,
  type Day,
  type Interval,
  type Total,
} from "@groundswell/core";
import { readComparedTotals, type Database, type PackedSpan } from "@groundswell/db";
import { LRUCache } from "lru-cache";
import { toSpanRun, type Source, type SpanRun, type SpanTotal } from "./span-run.ts";

/** Whose totals are wanted. */
export interface WantedSpans {
  id: number;
  revision: string | null;
  /** Null: it has no figure, or none is wanted. */
  first: Day | null;
  /** Null: spans are those of the calendar. */
  origin: Day | null;
}

export type ReadSpans = (wanted: readonly WantedSpans[], total: Total, interval: Interval) => Promise<SpanRun[]>;

/** Of the texts; what is kept beside them takes some three times as much. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/**
 * Remembers the totals of each project for as long as they are the same, by whatever they are then compared with, and
 * over whichever days. What is not remembered is read for all projects at once.
 */
export function rememberSpans(db: Database): ReadSpans {
  const known = new LRUCache<string, SpanRun>({
    maxSize: MAX_TEXT_BYTES,
    sizeCalculation: ({ text }) => text.byteLength + 200,
  });
  return async (wanted, total, interval) => {
    const keys = wanted.map(({ id, revision, origin }) => JSON.stringify([id, revision, origin, total, interval]));
    const found = new Map(keys.map((key) => [key, known.get(key)]));
    const unknown = wanted.flatMap(({ id, first, origin }, i) =>
      first === null || found.get(keys[i] ?? "") !== undefined ? [] : [{ id, first, origin }],
    );
    const read = await readComparedTotals(db, unknown, total, interval);
    return wanted.map(({ id, revision, first, origin }, i) => {
      if (first === null) return NOTHING;
      const key = keys[i] ?? "";
      const spans = found.get(key) ?? unpack(id, read.get(id) ?? [], interval, origin);
      // A project without a revision has no row that would tell of a change.
      if (revision !== null) known.set(key, spans);
      return spans;
    });
  };
}

const NOTHING = toSpanRun([], "day", null);

function unpack(id: number, packed: readonly PackedSpan[], interval: Interval, origin: Day | null): SpanRun {
  const sources = new Map<string, Source>();
  let source: Source | null = null;
  const totals = packed.map(([day, value, archived, receiptKey, said]): SpanTotal => {
    if (said !== null) source = unify(sources, said);
    const lastDay = dayFromNumber(day);
    const t = startOfSpan(lastDay, interval, origin);
    const receipt = formatReceiptId(id, receiptKey);
    const point = { t, value, quality: archived ? "archived" : "observed", receipt } as const;
    return { point: origin === null ? point : withAge(point, origin), lastDay, source };
  });
  return toSpanRun(totals, interval, origin);
}

/** One object a source: what is the same can then be told at a glance. */
function unify(known: Map<string, Source>, said: NonNullable<PackedSpan[4]>): Source {
  const key = JSON.stringify(said);
  const [name, url, method] = said;
  const source = known.get(key) ?? { name, url, method };
  known.set(key, source);
  return source;
}
