import { UserError } from "@groundswell/core";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { evalCases } from "./eval-cases.ts";

const Cases = z.array(z.looseObject({ computed: z.record(z.string(), z.unknown()) })).optional();
const Evaluated = z.looseObject({ momentum: Cases, surge: Cases, event: Cases, bh: Cases });

const evaluate = (document: unknown) => Evaluated.parse(evalCases(JSON.stringify(document), "cases.json"));
const repeat = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);

function catchFault(document: unknown): string {
  try {
    evalCases(typeof document === "string" ? document : JSON.stringify(document), "cases.json");
  } catch (error) {
    if (error instanceof UserError) return error.toLine();
    throw error;
  }
  return "no fault";
}

describe("cases that are not in the known answers", () => {
  it("missing days are missing whether obs or null says so", () => {
    const y = Array.from({ length: 84 }, (_, day) => (day * 7) % 11);
    const obs = y.map((_, day) => (day % 9 === 4 ? 0 : 1));
    const { momentum = [] } = evaluate({
      momentum: [
        { input: { y, obs } },
        { input: { y: y.map((value, day) => (obs[day] === 1 ? value : null)), obs } },
        { input: { y: y.map((value, day) => (obs[day] === 1 ? value : null)), obs: null } },
        { input: { y: y.map((value, day) => (obs[day] === 1 ? value : "NA")) } },
        { input: { y, obs: null } },
      ],
    });
    const [first, second, third, fourth, whole] = momentum.map(({ computed }) => computed);
    expect([second, third, fourth]).toEqual([first, first, first]);
    expect(whole).not.toEqual(first);
    expect(first?.["F"]).toBe(50);
  });

  it("too little data and no activity are answers, with nothing invented beside them", () => {
    const known = (recent: number, before: number) => ({
      y: [...repeat(null, 56 - before), ...repeat(3, before), ...repeat(null, 28 - recent), ...repeat(4, recent)],
    });
    const { momentum = [] } = evaluate({
      momentum: [
        { input: known(20, 56) },
        { input: known(28, 41) },
        { input: known(21, 42) },
        { input: { y: repeat(0, 84) } },
        { input: { y: repeat(null, 84) } },
      ],
    });
    expect(momentum.map(({ computed }) => computed["label"])).toEqual([
      "too little data",
      "too little data",
      "accelerating",
      "no activity",
      "too little data",
    ]);
    expect(momentum[0]?.computed).toMatchObject({ velocity: null, R50: null, cautious: null, p_up: null });
    expect(momentum[3]?.computed).toMatchObject({ velocity: 0, m0: 0, A: 0, B: 0, R50: null, top_day_share: 0 });
  });

  it("a day is tested against 28 known days or more, whatever the history's length", () => {
    const { surge = [] } = evaluate({
      surge: [
        { input: { hist: repeat(2, 27), today: 90 } },
        { input: { hist: [...repeat(2, 27), null, null], today: 90 } },
        { input: { hist: repeat(2, 28), today: 90, dow_hist: null, dow_today: null, s: null } },
        { input: { hist: repeat(0, 70), today: 0 } },
        { input: { hist: repeat(200_000, 56), today: 2_000_000 } },
      ],
    });
    expect(surge.map(({ computed }) => [computed["status"], computed["alarm"]])).toEqual([
      ["too little data", null],
      ["too little data", null],
      ["ok", true],
      ["ok", false],
      ["ok", true],
    ]);
    expect(surge[3]?.computed).toMatchObject({ p: 1, phi: 1, mu: 0.5 / 70 });
  });

  it("weekday factors of 1 change nothing", () => {
    const hist = Array.from({ length: 56 }, (_, day) => 10 + ((day * 5) % 13));
    const weekdays = hist.map((_, day) => day % 7);
    const { surge = [] } = evaluate({
      surge: [
        { input: { hist, today: 60 } },
        { input: { hist, today: 60, dow_hist: weekdays, dow_today: 0, s: repeat(1, 7) } },
        { input: { hist, today: 60, dow_hist: weekdays, dow_today: 0, s: [2, 1, 1, 1, 1, 0.5, 0.5] } },
      ],
    });
    expect(surge[1]?.computed).toEqual(surge[0]?.computed);
    expect(surge[2]?.computed["mu"]).toBeGreaterThan(Number(surge[0]?.computed["mu"]));
  });

  it("peers count from eight on; without them there is no placebo rank", () => {
    const weeks = [20, 22, 19, 25, 21, 18, 24, 20];
    const withPeers = (count: number) => ({
      base: weeks,
      post: 60,
      peer_base: repeat(weeks, count),
      peer_post: repeat(40, count),
    });
    const { event = [] } = evaluate({
      event: [
        { input: { base: weeks, post: 60 } },
        { input: withPeers(0) },
        { input: withPeers(7) },
        { input: withPeers(8) },
      ],
    });
    const [absent, none, few, enough] = event.map(({ computed }) => computed);
    expect(none).toEqual(absent);
    expect(few).toEqual({ ...absent, n_peers: 7 });
    expect(absent).not.toHaveProperty("placebo_p");
    expect(enough).toMatchObject({ n_peers: 8, placebo_p: 1 / 9 });
    expect(enough?.["ratio"]).toBeCloseTo(60.5 / 40.5, 10);
  });

  it("what is not a case is given back as it was, in its place", () => {
    const document = { meta: { by: "hand" }, bh: [{ note: "kept", input: { p: [0.5, 0.01] }, expected: {} }], tail: 1 };
    expect(evalCases(JSON.stringify(document), "cases.json")).toEqual({
      ...document,
      bh: [{ note: "kept", input: { p: [0.5, 0.01] }, expected: {}, computed: { adjusted: [0.5, 0.02] } }],
    });
    expect(Object.keys(evalCases(JSON.stringify(document), "cases.json"))).toEqual(["meta", "bh", "tail"]);
  });
});

describe("a case that can't be computed is named with its place", () => {
  const momentum = (input: unknown) => ({ momentum: [{ name: "mine", input }] });
  it.each([
    ["not JSON", "{", /^cases\.json: is not JSON/],
    ["not a document", [1], /^cases\.json: /],
    ["no cases at all", {}, /holds no cases — give it one of momentum, surge, event, bh/],
    ["a short series", momentum({ y: [1, 2] }), /^cases\.json: momentum\[0\] "mine": input\.y: .*84/],
    ["a figure that is text", momentum({ y: [...repeat(1, 83), "2"] }), /input\.y\[83\]: must be a number, or null/],
    ["an obs of another length", momentum({ y: repeat(1, 84), obs: [1] }), /input\.obs: has 1 days, and y has 84/],
    ["an obs that is neither 0 nor 1", momentum({ y: repeat(1, 84), obs: repeat(2, 84) }), /input\.obs\[0\].* more\)/],
    ["an observed null", momentum({ y: repeat(null, 84), obs: repeat(1, 84) }), /input\.y\[0\]: is null, but obs says/],
    ["no input", { surge: [{ name: "x" }] }, /surge\[0\] "x": input: /],
    [
      "factors without weekdays",
      { surge: [{ input: { hist: [1], today: 1, s: repeat(1, 7) } }] },
      /input\.dow_hist: must/,
    ],
    [
      "peers that don't pair",
      { event: [{ input: { base: repeat(1, 8), post: 1, peer_base: [repeat(1, 8)] } }] },
      /peer_post/,
    ],
    ["seven weeks", { event: [{ input: { base: repeat(1, 7), post: 1 } }] }, /event\[0\]: input\.base/],
    ["a p above 1", { bh: [{ input: { p: [1.2] } }] }, /bh\[0\]: input\.p\[0\]/],
  ])("%s", (_, document, message) => {
    expect(catchFault(document)).toMatch(message);
  });
});
