import { z } from "zod";

/**
 * The compact form: JSON Lines. The first line is the header; every other line holds the rows of one repository (under
 * one name), one source and one calendar year, as arrays of equal length. `archive/README.md` describes it for readers.
 */
export const FORMAT_NAME = "groundswell-archive";
export const FORMAT_VERSION = 1;

/** What the steps of `t` count. `d`: bare days, whose time is not known. */
export const TIME_UNITS = ["d", "s", "ms"] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

const Count = z.int().min(0);

export const Source = z.strictObject({
  name: z.string(),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  license: z.string().nullable(),
  note: z.string(),
});

export const Header = z.strictObject({
  format: z.literal(FORMAT_NAME),
  version: z.literal(FORMAT_VERSION),
  /** The day on which the file was made. */
  compiled: z.iso.date(),
  /** The UTC day of the newest row; null when there is none. */
  newest: z.iso.date().nullable(),
  /** How many rows follow: a file that was cut short is noticed. */
  observations: Count,
  releases: Count,
  sources: z.array(Source),
});
export type Header = z.infer<typeof Header>;

/** What any version of the form begins with. */
export const Stamp = z.looseObject({ format: z.unknown(), version: z.unknown() });

/** Steps from one value to the next; in `stars` and its like the first step is the first value itself. */
const Steps = z.array(z.int()).min(1);

export const ObservationLine = z.strictObject({
  repo: z.string(),
  source: z.string(),
  unit: z.enum(TIME_UNITS),
  /** The first instant, or day; `t` begins with 0. */
  from: z.string(),
  t: Steps,
  stars: Steps,
  forks: Steps,
  /** Issues alone; absent when these rows have none. */
  issues: Steps.optional(),
  /** Issues and pull requests together; absent when these rows have none. */
  issuesAndPulls: Steps.optional(),
});
export type ObservationLine = z.infer<typeof ObservationLine>;

export const ReleaseLine = z.strictObject({
  repo: z.string(),
  source: z.string(),
  unit: z.enum(["s", "ms"]),
  from: z.string(),
  t: Steps,
  tags: z.array(z.string()),
  /** One letter for each tag: `r` release, `p` prerelease. */
  kinds: z.string().regex(/^[rp]*$/, "only the letters r and p"),
});
export type ReleaseLine = z.infer<typeof ReleaseLine>;
