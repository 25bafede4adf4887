import { describe, expect, test } from "vitest";
import { HttpProblem } from "../http/problem.ts";
import { FEED_KINDS } from "./kinds.ts";
import { parseFeedOptions, parseSelectionOptions, writeFeedOptions } from "./options.ts";

const parse = (query: string) => parseFeedOptions(new URLSearchParams(query));
const select = (query: string) => parseSelectionOptions(new URLSearchParams(query));

function problemOf(run: () => unknown): HttpProblem["problem"] {
  try {
    run();
  } catch (error) {
    if (error instanceof HttpProblem) return error.problem;
  }
  throw new Error("no problem");
}

describe("a feed's options", () => {
  test("without any, there are fifty entries of every kind", () => {
    expect(parse("")).toEqual({ kinds: [...FEED_KINDS], limit: 50 });
  });

  test("the order and the number of times in which kinds are named do not matter: it is one feed", () => {
    for (const query of ["kinds=surge,release", "kinds=release,surge,release", "kinds=surge&kinds=release"]) {
      expect(writeFeedOptions(parse(query))).toEqual(["kinds=release,surge"]);
    }
    expect(writeFeedOptions(parse(`kinds=${FEED_KINDS.join(",")}&limit=50`))).toEqual([]);
  });

  test("every wrong one is named, with what is allowed", () => {
    const { status, errors } = problemOf(() => parse("kinds=stars,release&limit=0&kind=release"));
    expect(status).toBe(400);
    expect(errors).toEqual([
      { parameter: "kinds", message: `there is no kind "stars"; there are ${FEED_KINDS.join(", ")}` },
      { parameter: "limit", message: "a whole number from 1 to 100" },
      { parameter: "kind", message: "unknown option; there are kinds, limit" },
    ]);
  });

  test.each([
    "limit=",
    "limit=101",
    "limit=1.5",
    "limit=-1",
    "limit=1e1",
    "limit=5&limit=6",
    "kinds=",
    "kinds=,",
    "projects=a/b",
  ])("%s is no option of a feed of all", (query) => {
    expect(problemOf(() => parse(query)).status).toBe(400);
  });
});

describe("a selection", () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `a/b${i}`).join(",");

  test("takes a hundred names and no more", () => {
    expect(select(`projects=${names(100)}`).projects).toHaveLength(100);
    expect(problemOf(() => select(`projects=${names(101)}`)).detail).toBe("projects: at most 100 projects");
  });

  test("is of somebody", () => {
    expect(problemOf(() => select("")).status).toBe(400);
    expect(problemOf(() => select("projects=")).detail).toBe(
      "projects: name at least one project, as owner/name; more with commas",
    );
  });

  test("says which name cannot be one", () => {
    expect(problemOf(() => select("projects=a/b,goose")).detail).toBe('projects: "goose" is not an owner/name');
  });
});
