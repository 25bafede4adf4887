import { z } from "zod";
import { Day, Instant, pageOf, Repo } from "./common.ts";

export const CorrectionKind = z
  .enum([
    "totals corrected",
    "stars taken back since",
    "days filled in",
    "releases corrected",
    "effect judged anew",
    "renamed",
  ])
  .meta({
    description:
      "`totals corrected`: other figures are known of days that it shows; `stars taken back since`: fewer of the stars given " +
      "then are still there; `days filled in`: days that it shows as a gap are known; `releases corrected`: other releases " +
      "are known of the time that it shows; `effect judged anew`: another verdict, or other weeks; `renamed`: a project that it names " +
      "has another name, and no figure has changed",
  });
export type CorrectionKind = z.infer<typeof CorrectionKind>;

/** What has become known otherwise since a published chart was pinned. The chart itself never changes. */
export const Correction = z
  .object({
    pin: z
      .string()
      .meta({ description: "key of the pinned chart", example: "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg" }),
    kind: CorrectionKind,
    chart: z.object({
      kind: z.enum(["project", "releases", "compare", "effect", "board"]),
      id: z.string().meta({ description: "as its footer has it", example: "aaif-goose/goose/stars" }),
      address: z.string().meta({
        description: "path and options without an ending: add .svg, .png, .csv or .json before the question mark",
        example: "/charts/aaif-goose/goose/stars?asOf=2026-08-22T04:07:00Z",
      }),
      page: z.string().meta({ description: "path of our page of what it shows", example: "/aaif-goose/goose" }),
    }),
    asOf: Instant.meta({ description: "the instant that it is pinned to" }),
    projects: z.array(Repo),
    firstFoundAt: Instant,
    lastFoundAt: Instant.meta({ description: "when it was found to be otherwise than before" }),
    days: z.number().int().meta({
      description: "days, weeks or months of the chart that differ; 0 where it is no matter of days",
    }),
    firstDay: Day.nullable(),
    lastDay: Day.nullable(),
    largest: z
      .object({ day: Day, from: z.number().nullable(), to: z.number().nullable() })
      .nullable()
      .meta({ description: "the figure that differs most: as it is shown, and as it is known now" }),
    summary: z.string().meta({ description: "one plain sentence" }),
  })
  .meta({ id: "Correction" });
export type Correction = z.infer<typeof Correction>;

export const CorrectionPage = pageOf(Correction).meta({ id: "CorrectionPage" });
export type CorrectionPage = z.infer<typeof CorrectionPage>;
