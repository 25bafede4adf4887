import { momentum as computeMomentum } from "@groundswell/core";
import { Project, ProjectPage, Trend } from "@groundswell/wire";
import { describe, expect, test } from "vitest";
import { onBothDatabases, type Suite } from "./harness.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";
/** After the rename of 7 April 2026 and the jump before it; and two months on. */
const APRIL = "2026-04-10T12:00:00Z";
const JUNE = "2026-06-10T12:00:00Z";

async function readTrend(suite: Suite, query: string): Promise<Trend> {
  return Trend.parse(await (await suite.get(`${GOOSE}/trend${query}`)).json());
}

async function readList(suite: Suite, query: string): Promise<Project[]> {
  const { items, nextCursor } = ProjectPage.parse(
    await (await suite.get(`/api/v1/projects?limit=200&${query}`)).json(),
  );
  expect(nextCursor).toBeNull();
  return items;
}

async function readProject(suite: Suite, query: string): Promise<Project> {
  return Project.parse(await (await suite.get(query)).json());
}

/**
 * Goose's own figures, worked out apart from this code: the archive's observations, interpolated to midnights, in Python
 * with SciPy 1.17's beta and gamma distributions.
 */
const ANCHORS = [
  {
    asOf: APRIL,
    to: "2026-04-09",
    label: "accelerating",
    fit: { A: 5102.774704209401, E: 9.944170959553764, Q: 5.544183473529418, B: 5606.623595851751, F: 56 },
    phi: 170.49008915039946,
    m0: 199.889710476035,
    velocity: { value: 485.798049011115, low: 383.8990960392847, high: 597.6071063428217 },
    ratio: { value: 4.730321799619863, low: 3.325632737659431, high: 6.794503398343758 },
    cautious: Math.log2(3.325632737659431),
    pUp: 0.9999999999997988,
  },
  {
    asOf: JUNE,
    to: "2026-06-09",
    label: "uncertain",
    fit: { A: 2095.075066691647, E: 9.944170959553764, Q: 5.544183473529418, B: 7845.405305233833, F: 56 },
    phi: 379.70012220632833,
    m0: 157.14780068933584,
    velocity: { value: 199.27111333241632, low: 114.6663540598231, high: 302.83165036483217 },
    ratio: { value: 1.3899005541349216, low: 0.749655770846141, high: 2.482439557241905 },
    cautious: 0,
    pUp: 0.8143852852099384,
  },
];

/** The same but for the last digits. */
function about(figures: Record<string, number>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, expect.closeTo(value, 6 - Math.ceil(Math.log10(value + 1)))]),
  );
}

onBothDatabases("what is estimated of a project's stars", (suite) => {
  describe.each(ANCHORS)("of Goose, as known at $asOf", (anchor) => {
    test("is what an independent implementation makes of the archive, with its interval", async () => {
      const { momentum, fit, rates, growth } = await readTrend(suite, `?asOf=${anchor.asOf}`);
      const { velocity, ratio, cautious, pUp, label, to } = anchor;
      expect(momentum).toMatchObject({ label, to, level: 0.9, velocity: about(velocity), ratio: about(ratio) });
      expect(momentum.cautious).toBeCloseTo(cautious, 6);
      expect(momentum.pUp).toBeCloseTo(pUp, 9);
      expect(fit).toMatchObject(about({ ...anchor.fit, phi: anchor.phi, m0: anchor.m0 }));
      expect(momentum.days).toMatchObject({ recent: { observed: 28, of: 28 }, baseline: { observed: 56, of: 56 } });
      const weekly = { "7d": rates["7d"].estimate, "30d": rates["30d"].estimate, "90d": rates["90d"].estimate };
      expect(momentum.rates).toEqual(weekly);
      expect(growth.estimate).toEqual(momentum.growth);
    });

    test("can be checked by hand: the 84 days that went in give the figures that came out", async () => {
      const { input, fit, momentum } = await readTrend(suite, `?asOf=${anchor.asOf}`);
      expect(input?.net).toHaveLength(84);
      expect(input?.to).toBe(momentum.to);
      const again = computeMomentum(input?.net ?? []);
      expect(again.fit).toMatchObject(fit ?? {});
      expect([again.label, again.fit?.velocity, again.fit?.ratio]).toEqual([
        momentum.label,
        momentum.velocity,
        momentum.ratio,
      ]);
    });

    test("says each figure in a sentence with its interval, and never why", async () => {
      const { momentum, rates, growth } = await readTrend(suite, `?asOf=${anchor.asOf}`);
      const texts = [momentum.reason, growth.text, rates["7d"].text, rates["30d"].text, rates["90d"].text];
      for (const text of texts) {
        expect(text).toMatch(/^[A-Z]\D*\d.*90 % interval.*\.$/);
        expect(text).not.toMatch(/because|due to|cause/i);
      }
    });
  });

  test("of a project without star figures says what is lacking, not nothing", async () => {
    const path = "/api/v1/projects/Muesli-HQ/muesli";
    const project = await readProject(suite, path);
    const trend = Trend.parse(await (await suite.get(`${path}/trend`)).json());
    const lacking = "Too little data: 0 of the last 28 days and 0 of the 56 before are known; 21 and 42 are needed.";
    expect(project.velocity).toBeNull();
    expect(project.momentum).toMatchObject({ label: "too little data", reason: lacking, to: null, velocity: null });
    expect(trend).toMatchObject({ fit: null, input: null, momentum: { reason: lacking }, growth: { text: lacking } });
    expect(trend.rates["7d"].text).toBe("Too little data: 0 of the last 7 days are known; 6 are needed.");
    for (const { unusual, text } of Object.values(trend.patterns)) {
      expect(unusual).toBeNull();
      expect(text).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("is the same in a list, in the project and in its trend", async () => {
    const listed = (await readList(suite, "sort=momentum")).find(({ repo }) => repo === "aaif-goose/goose");
    const project = await readProject(suite, GOOSE);
    expect(listed).toEqual(project);
    expect(project.velocity).toEqual(project.momentum.velocity);
    expect((await readTrend(suite, "")).momentum).toEqual(project.momentum);
  });

  test("has a receipt: of the observation that completed the last day", async () => {
    const { momentum } = await readProject(suite, GOOSE);
    const receipt = await suite.get(`/api/v1/receipts/${momentum.receipt ?? ""}`);
    expect(receipt.status).toBe(200);
    expect(await receipt.json()).toMatchObject({ repo: "aaif-goose/goose" });
  });
});

onBothDatabases("leaderboards", (suite) => {
  test("by momentum rank by the cautious one, then by velocity; who has none comes last", async () => {
    const items = await readList(suite, "sort=momentum");
    const keys = items.map(({ momentum }) => [momentum.cautious ?? -Infinity, momentum.velocity?.value ?? -Infinity]);
    const ranked = keys.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => (a === c ? (b === d ? 0 : d - b) : c - a));
    expect(keys).toEqual(ranked);
    expect(new Set(keys.map(([cautious]) => cautious)).size).toBeGreaterThan(3);
  });

  for (const [query, pick] of [
    ["sort=velocity", ({ velocity }: Project) => velocity],
    ["sort=velocity&window=7d", ({ momentum }: Project) => momentum.rates["7d"]],
    ["sort=velocity&window=30d", ({ momentum }: Project) => momentum.rates["30d"]],
    ["sort=velocity&window=90d", ({ momentum }: Project) => momentum.rates["90d"]],
    [`sort=velocity&window=7d&asOf=${APRIL}`, ({ momentum }: Project) => momentum.rates["7d"]],
  ] as const) {
    test(`by velocity rank by that of the window asked for: ${query}`, async () => {
      const values = (await readList(suite, query)).map((project) => pick(project)?.value ?? -Infinity);
      expect(values).toEqual(values.toSorted((a, b) => (a === b ? 0 : b - a)));
      expect(values[0]).toBeGreaterThan(0);
    });
  }

  test("with a window that is not theirs are the same as without", async () => {
    for (const sort of ["momentum", "stars", "name"]) {
      const plain = (await readList(suite, `sort=${sort}`)).map(({ repo }) => repo);
      expect((await readList(suite, `sort=${sort}&window=90d`)).map(({ repo }) => repo)).toEqual(plain);
    }
    expect(await readList(suite, "sort=net")).toEqual(await readList(suite, "sort=net&window=7d"));
  });

  test("of a category hold its projects alone, in the same order", async () => {
    for (const asOf of ["", `&asOf=${APRIL}`]) {
      for (const sort of ["momentum", "velocity&window=30d", "stars"]) {
        const all = await readList(suite, `sort=${sort}${asOf}`);
        const agents = await readList(suite, `sort=${sort}${asOf}&category=agents`);
        expect(agents.length).toBeGreaterThan(3);
        expect(agents).toEqual(all.filter(({ category }) => category === "agents"));
      }
    }
  });

  test("as of a day are found by words too", async () => {
    const found = await readList(suite, `q=goose&asOf=${APRIL}`);
    expect(found.map(({ repo, stars }) => [repo, stars.value])).toEqual([["aaif-goose/goose", 40_595]]);
  });
});
