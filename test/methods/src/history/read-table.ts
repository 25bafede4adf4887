import { readFile } from "node:fs/promises";
import { isDay } from "@groundswell/core";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const Day = z.string().refine(isDay, "not a day");
const Count = z.coerce.number().int();

/** A repository that went on under another name. */
export const RenameRow = z.object({
  old_repo: z.string(),
  new_repo: z.string(),
  old_last_date: Day,
  new_first_date: Day,
});

/** A fall between two totals. */
export const FallRow = z.object({
  repo: z.string(),
  date_before: Day,
  date_after: Day,
  stars_before: Count,
  stars_after: Count,
  forks_before: Count,
  forks_after: Count,
});

/** A known event, by the day that people saw it. */
export const KnownEventRow = z.object({
  repo: z.string(),
  date: Day,
  /** Stars a day in the week before and after; empty where they are not known. */
  delta_before_7d_avg: z.string(),
  delta_after_7d_avg: z.string(),
  kind: z.string(),
});

export type RenameRow = z.infer<typeof RenameRow>;
export type FallRow = z.infer<typeof FallRow>;
export type KnownEventRow = z.infer<typeof KnownEventRow>;

/**
 * A CSV file with a header, row by row.
 * @throws ZodError when a row does not have its form
 */
export async function readTable<T>(file: string, row: z.ZodType<T>): Promise<T[]> {
  const records: unknown = parse(await readFile(file, "utf8"), { columns: true });
  return z.array(row).parse(records);
}
