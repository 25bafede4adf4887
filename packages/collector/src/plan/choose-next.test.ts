import type { Resource, WorkHead } from "@groundswell/db";
import { describe, expect, test } from "vitest";
import { Budgets } from "../github/budgets.ts";
import { chooseNext, countRequests, type Situation } from "./choose-next.ts";

const NOW = Date.parse("2026-03-26T12:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const never = (resource: Resource, dueAt = NOW): WorkHead => ({ resource, dueAt, lastSuccessAt: null });
const again = (resource: Resource, late = 0): WorkHead => ({
  resource,
  dueAt: NOW - late,
  lastSuccessAt: NOW - late - DAY,
});

/** A bucket as its last answer told it. */
function known(bucket: string, limit: number, remaining: number, resetsIn = HOUR) {
  return { bucket, limit, remaining, resetsAt: NOW + resetsIn };
}

function situation(heads: WorkHead[], parts: Partial<Situation> = {}): Situation {
  return {
    heads,
    dueSoon: new Map(),
    budgets: new Budgets(),
    authenticated: false,
    intervalMs: 6 * HOUR,
    now: NOW,
    spread: true,
    ...parts,
  };
}

describe("what is fetched next", () => {
  test("nothing, when nothing is due", () => {
    expect(chooseNext(situation([]))).toEqual({ do: "wait", why: "nothing due", until: null });
  });

  test("in a new installation: totals, then the lists, then what lies behind them", () => {
    const all: WorkHead[] = [
      never("forks_depth"),
      never("forks"),
      never("history_depth"),
      never("history"),
      never("releases"),
      never("totals"),
    ];
    const order: string[] = [];
    for (let heads = all; heads.length > 0;) {
      const choice = chooseNext(situation(heads));
      if (choice.do === "wait") throw new Error("nothing forbids anything");
      order.push(choice.resource);
      heads = heads.filter((head) => head.resource !== choice.resource);
    }
    expect(order).toEqual(["totals", "history", "releases", "forks", "history_depth", "forks_depth"]);
  });

  test("what was never fetched comes before another look at totals that are just due", () => {
    expect(chooseNext(situation([again("totals"), never("releases")]))).toMatchObject({ resource: "releases" });
  });

  test("but totals that are long due come before that: a large watchlist starves nothing", () => {
    expect(chooseNext(situation([again("totals", 9 * HOUR), never("releases")]))).toMatchObject({ resource: "totals" });
    expect(chooseNext(situation([again("totals"), again("history", 10 * DAY)]))).toMatchObject({ resource: "history" });
  });

  test("with a token, totals and forks go to GraphQL; lists have no place there", () => {
    const parts = { authenticated: true };
    expect(chooseNext(situation([never("totals")], parts))).toMatchObject({ bucket: "graphql" });
    expect(chooseNext(situation([never("forks")], parts))).toMatchObject({ bucket: "graphql" });
    expect(chooseNext(situation([never("history")], parts))).toMatchObject({ bucket: "core" });
  });

  test("what one bucket has no room for does not keep the other's work waiting", () => {
    const budgets = new Budgets([known("core", 5_000, 200)], NOW);
    const heads = [never("history"), never("forks")];
    expect(chooseNext(situation(heads, { budgets, authenticated: true }))).toMatchObject({ resource: "forks" });
  });

  test("totals are worth a REST request each when GraphQL's hour is spent; forks are not", () => {
    const budgets = new Budgets([known("graphql", 5_000, 250)], NOW);
    const parts = { budgets, authenticated: true };
    expect(chooseNext(situation([again("totals")], parts))).toMatchObject({ do: "fetch", bucket: "core" });
    expect(chooseNext(situation([never("forks")], parts))).toMatchObject({ do: "wait", why: "out of budget" });
  });
});

describe("waiting", () => {
  test("a spent hour is waited out", () => {
    const budgets = new Budgets([known("core", 60, 3)], NOW);
    expect(chooseNext(situation([never("totals")], { budgets }))).toEqual({
      do: "wait",
      why: "out of budget",
      until: NOW + HOUR,
    });
  });

  test("a pause that GitHub asked for is waited out by everything", () => {
    const budgets = new Budgets([known("core", 5_000, 4_000), known("pause", 0, 0, 5 * MINUTE)], NOW);
    const heads = [never("totals"), never("history")];
    expect(chooseNext(situation(heads, { budgets, authenticated: true }))).toEqual({
      do: "wait",
      why: "out of budget",
      until: NOW + 5 * MINUTE,
    });
  });

  const answered = (limit: number, remaining: number) =>
    new Headers({
      "x-ratelimit-resource": "core",
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-reset": String((NOW + HOUR) / 1_000),
    });

  test("without a token, depth is one request in so many minutes: what is left, over what is left of the hour", () => {
    const budgets = new Budgets();
    budgets.note(answered(60, 33), NOW, false);
    // 33 less the reserve of 3 are 30 in 60 minutes.
    const parts = { budgets };
    expect(chooseNext(situation([again("history_depth")], parts))).toEqual({
      do: "wait",
      why: "pacing",
      until: NOW + 2 * MINUTE,
    });
    const later = { ...parts, now: NOW + 2 * MINUTE };
    expect(chooseNext(situation([again("history_depth")], later))).toMatchObject({ do: "fetch" });
  });

  test("what more urgent work will need before the reset is left to it", () => {
    const budgets = new Budgets();
    budgets.note(answered(60, 33), NOW, false);
    const dueSoon = new Map<Resource, number>([
      ["totals", 20],
      ["history_depth", 500],
    ]);
    expect(chooseNext(situation([again("history_depth")], { budgets, dueSoon }))).toMatchObject({
      until: NOW + 6 * MINUTE,
    });
    dueSoon.set("totals", 30);
    expect(chooseNext(situation([again("history_depth")], { budgets, dueSoon }))).toMatchObject({ until: NOW + HOUR });
  });

  test("with a token, so many a minute", () => {
    const budgets = new Budgets();
    // 4,800 less the reserve of 250: 75 a minute and a little.
    for (let sent = 1; sent <= 75; sent += 1) budgets.note(answered(5_000, 4_800), NOW, false);
    const parts = { budgets, authenticated: true };
    expect(chooseNext(situation([again("history_depth")], parts))).toMatchObject({ do: "fetch" });
    budgets.note(answered(5_000, 4_800), NOW, false);
    expect(chooseNext(situation([again("history_depth")], parts))).toEqual({
      do: "wait",
      why: "pacing",
      until: NOW + MINUTE,
    });
  });

  test("nobody who asked for it once is kept waiting", () => {
    const budgets = new Budgets();
    budgets.note(answered(60, 33), NOW, false);
    const parts = { budgets, spread: false };
    expect(chooseNext(situation([again("history_depth")], parts))).toMatchObject({ do: "fetch" });
  });

  test("no more than six hundred requests a minute, whatever is due: GitHub's limit is nine hundred", () => {
    const budgets = new Budgets();
    for (let sent = 0; sent < 600; sent += 1) budgets.note(answered(5_000, 4_000), NOW + sent, false);
    const parts = { budgets, authenticated: true, spread: false, now: NOW + 600 };
    expect(chooseNext(situation([never("history")], parts))).toEqual({
      do: "wait",
      why: "pacing",
      until: NOW + MINUTE,
    });
  });
});

test("a GraphQL query is for fifty projects, a REST request for one", () => {
  expect([countRequests(2_000, "graphql"), countRequests(2_001, "graphql"), countRequests(34, "core")]).toEqual([
    40, 41, 34,
  ]);
});
