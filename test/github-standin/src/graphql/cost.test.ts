import { getOperationAST, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { ask, lamp, openStandin, rulesBroken } from "../test-support.ts";
import { estimateQuery } from "./cost.ts";
import { githubSchema } from "./schema.ts";

function estimate(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  expect(validate(githubSchema(), document)).toEqual([]);
  const operation = getOperationAST(document);
  if (operation === undefined || operation === null) throw new Error("no operation");
  const { cost, nodeCount, refusals } = estimateQuery(githubSchema(), document, operation, variables);
  return { cost, nodeCount, refusals: refusals.map((r) => r.extensions["type"]) };
}

function aliases(count: number, fields: string): string {
  const one = (i: number) => `r${i}: repository(owner: "o", name: "n${i}") { ...F }`;
  return `{ ${Array.from({ length: count }, (_, i) => one(i)).join(" ")} } fragment F on Repository { ${fields} }`;
}

const TOTALS = "stargazerCount forkCount watchers { totalCount } issues(states: OPEN) { totalCount }";
const LISTS = "releases(first: 20) { nodes { tagName } } forks(first: 100) { nodes { createdAt } }";

test("fifty repositories with totals only cost one point, and with two lists each still one", () => {
  expect(estimate(aliases(50, TOTALS))).toEqual({ cost: 1, nodeCount: 0, refusals: [] });
  expect(estimate(aliases(50, LISTS))).toEqual({ cost: 1, nodeCount: 6000, refusals: [] });
  expect(estimate(aliases(100, LISTS)).cost).toBe(2);
});

test("the example of GitHub's documentation: 5,101 connections are 51 points", () => {
  const query = `{ viewer { repositories(first: 100) { edges { node { issues(first: 50) { edges { node {
    labels(first: 60) { edges { node { name } } } } } } } } } } }`;
  expect(estimate(query).cost).toBe(51);
});

test("sizes in variables count, and every id of nodes has its own connections", () => {
  const query = `query ($ids: [ID!]!, $n: Int = 10) { nodes(ids: $ids) { ... on Repository { releases(first: $n) { nodes { name } } } } }`;
  const ids = Array.from({ length: 200 }, (_, i) => `R_${i}`);
  expect(estimate(query, { ids })).toEqual({ cost: 2, nodeCount: 2000, refusals: [] });
  expect(estimate(query, { ids, n: 50 }).nodeCount).toBe(10_000);
});

test("more than a hundred at once, lists without a size and half a million things are refused", () => {
  expect(estimate(aliases(1, "releases(first: 101) { nodes { name } }")).refusals).toEqual(["EXCESSIVE_PAGINATION"]);
  expect(estimate(aliases(1, "releases { nodes { name } }")).refusals).toEqual(["MISSING_PAGINATION_BOUNDARIES"]);
  const deep = "forks(first: 100) { nodes { forks(first: 100) { nodes { forks(first: 100) { nodes { id } } } } } }";
  expect(estimate(aliases(1, deep)).refusals).toEqual(["MAX_NODE_LIMIT_EXCEEDED"]);
});

test("a refused query has no data and is a broken rule; a query that costs more than is left uses it up", async () => {
  const standin = await openStandin([lamp()], { limits: { graphql: 2 } });
  const refused = await ask(standin, aliases(1, "releases(first: 101) { nodes { name } }"));
  expect([refused.data, refused.errors[0]?.type]).toEqual([undefined, "EXCESSIVE_PAGINATION"]);
  expect(rulesBroken(standin)).toEqual(["page-size"]);
  const dear = await ask(standin, aliases(100, LISTS));
  expect([dear.errors[0]?.type, dear.headers.get("x-ratelimit-remaining")]).toEqual(["RATE_LIMITED", "0"]);
});
