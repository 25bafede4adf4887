import { isRepoName } from "@groundswell/core";
import { z } from "zod";
import { badRequest } from "../http/problem.ts";
import { FEED_KINDS, type FeedKind } from "./kinds.ts";

const DEFAULT_ENTRIES = 50;
const MAX_ENTRIES = 100;
const MAX_PROJECTS = 100;

const Names = z
  .string()
  .transform((list) => list.split(",").filter((name) => name !== ""))
  .pipe(
    z
      .array(z.string().refine(isRepoName, { error: (issue) => `${JSON.stringify(issue.input)} is not an owner/name` }))
      .min(1, "name at least one project, as owner/name; more with commas")
      .max(MAX_PROJECTS, `at most ${MAX_PROJECTS} projects`),
  );

const Kinds = z
  .string()
  .transform((list) => list.split(",").filter((name) => name !== ""))
  .pipe(
    z
      .array(
        z.enum(FEED_KINDS, {
          error: (issue) => `there is no kind ${JSON.stringify(issue.input)}; there are ${FEED_KINDS.join(", ")}`,
        }),
      )
      .min(1, `name at least one of ${FEED_KINDS.join(", ")}`),
  )
  .transform((kinds) => FEED_KINDS.filter((kind) => kinds.includes(kind)));

const LIMIT = `a whole number from 1 to ${MAX_ENTRIES}`;

const common = {
  kinds: Kinds.default([...FEED_KINDS]),
  limit: z
    .string()
    .regex(/^\d{1,6}$/, LIMIT)
    .transform(Number)
    .pipe(z.number().min(1, LIMIT).max(MAX_ENTRIES, LIMIT))
    .default(DEFAULT_ENTRIES),
};
/** Strict: an option that is not understood is an error, not a surprise. */
const FeedQuery = z.strictObject(common);
const SelectionQuery = z.strictObject({ projects: Names, ...common });

export interface FeedOptions {
  /** In the order of FEED_KINDS. */
  kinds: readonly FeedKind[];
  /** Entries at most. */
  limit: number;
}

/** @throws HttpProblem (400) that lists every wrong option with what is allowed */
export function parseFeedOptions(query: URLSearchParams): FeedOptions {
  return parse(FeedQuery, query);
}

/** As `parseFeedOptions`, with the names of a selection. */
export function parseSelectionOptions(query: URLSearchParams): FeedOptions & { projects: string[] } {
  return parse(SelectionQuery, query);
}

/** The options as an address states them: the same for the same entries, empty for none. */
export function writeFeedOptions({ kinds, limit }: FeedOptions): string[] {
  return [
    ...(kinds.length === FEED_KINDS.length ? [] : [`kinds=${kinds.join(",")}`]),
    ...(limit === DEFAULT_ENTRIES ? [] : [`limit=${limit}`]),
  ];
}

function parse<T>(schema: z.ZodType<T> & { shape: object }, query: URLSearchParams): T {
  // An option that is given more than once is a list, as one with commas is.
  const given = [...new Set(query.keys())].map((key) => [key, query.getAll(key).join(",")]);
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  throw badRequest(
    result.error.issues.map((issue) =>
      issue.code === "unrecognized_keys"
        ? {
            parameter: issue.keys.join(", "),
            message: `unknown option; there are ${Object.keys(schema.shape).join(", ")}`,
          }
        : { parameter: String(issue.path[0] ?? ""), message: issue.message },
    ),
  );
}
