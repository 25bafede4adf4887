import { EVENT_FIGURES, ProjectEventPage, type ProjectEvent, type ProjectEventKind } from "@groundswell/wire";
import { expect, test } from "vitest";
import { onBothDatabases, type Suite } from "./harness.ts";

const GOOSE = "/api/v1/projects/aaif-goose/goose";

async function readPage(suite: Suite, query: string, repo = "aaif-goose/goose"): Promise<ProjectEventPage> {
  const response = await suite.get(`/api/v1/projects/${repo}/events?${query}`);
  expect([query, response.status]).toEqual([query, 200]);
  return ProjectEventPage.parse(await response.json());
}

async function readAll(suite: Suite, query: string, repo?: string): Promise<ProjectEvent[]> {
  const events: ProjectEvent[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: ProjectEventPage = await readPage(suite, `${query}${cursor === "" ? "" : `&cursor=${cursor}`}`, repo);
    events.push(...page.items);
    cursor = page.nextCursor;
    expect(events.length).toBeLessThan(3000);
  }
  return events;
}

const KINDS: readonly string[] = Object.keys(EVENT_FIGURES);

onBothDatabases("a project's events", (suite) => {
  test("hold Goose's surges, each with its days, its figures and a sentence that says no more than was seen", async () => {
    const surges = await readAll(suite, "kind=surge");
    const firstDays = surges.map(({ span }) => span?.from);
    // The rise that began on 3 June 2026 stands out from April's only on the 7th.
    for (const day of ["2025-12-09", "2026-04-03", "2026-06-07"]) expect(firstDays).toContain(day);
    const april = surges.find(({ span }) => span?.from === "2026-04-03");
    expect(april).toMatchObject({ kind: "surge", notBefore: "2026-04-03T00:00:00Z", from: null, to: null });
    expect(april?.at.slice(0, 10)).toBe("2026-04-04");
    expect(april?.figures["stars"]).toBeGreaterThan(2 * (april?.figures["expected"] ?? Infinity));
    expect(april?.figures["p"]).toBeLessThan(0.001);
    expect(april?.text).toMatch(/^Surge on 3.*April 2026: [\d,]+ stars .* expected/);
  });

  test("hold its rename of 7 April 2026, between the two looks that saw it", async () => {
    const events = await readAll(suite, "kind=renamed,transferred");
    expect(events).toMatchObject([
      { from: "block/goose", to: "aaif-goose/goose", at: expect.stringMatching(/^2026-04-07T/) as string },
    ]);
    expect(events[0]?.notBefore).toMatch(/^2026-04-06T/);
  });

  test("hold its releases, one for each that is listed", async () => {
    const released = await readAll(suite, "kind=released&limit=200");
    expect(new Set(released.map(({ to }) => to)).size).toBe(released.length);
    expect(released.map(({ to }) => to)).toContain("v1.40.0");
    const project = (await (await suite.get(GOOSE)).json()) as { releaseCount: number };
    expect(released).toHaveLength(project.releaseCount);
  });

  test("are walked by cursors once each, in order, however many are of one instant", async () => {
    const whole = await readAll(suite, "limit=200");
    expect(whole.length).toBeGreaterThan(200);
    expect(await readAll(suite, "limit=7")).toEqual(whole);
    const instants = whole.map(({ at }) => Date.parse(at));
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    expect(new Set(whole.map((event) => JSON.stringify(event))).size).toBe(whole.length);
  });

  test("are of the kinds asked for, whichever way several are named; of none named, of all", async () => {
    const [all, surges, drops] = await Promise.all(
      ["limit=200", "kind=surge", "kind=drop,step&limit=200"].map((query) => readAll(suite, query)),
    );
    const kindsOf = (events: readonly ProjectEvent[] = []) => [...new Set(events.map(({ kind }) => kind))];
    expect(kindsOf(surges)).toEqual(["surge"]);
    for (const several of [
      "kind=surge,drop,step",
      "kind=surge&kind=drop&kind=step",
      "kind=surge,drop&kind=step,surge",
    ]) {
      const events = await readAll(suite, several);
      expect(events).toHaveLength((surges?.length ?? 0) + (drops?.length ?? 0));
      expect(kindsOf(events)).toContain("surge");
    }
    expect(await readAll(suite, "kind=&limit=200")).toEqual(all);
    expect((await readPage(suite, "kind=taken%20down")).items).toEqual([]);
  });

  test("have the figures that their kind promises, a span where they have days, and a receipt that is there", async () => {
    for (const repo of ["aaif-goose/goose", "vllm-project/vllm", "Muesli-HQ/muesli"]) {
      const seen = new Set<ProjectEventKind>();
      for (const { kind, figures, span, text, receipt } of await readAll(suite, "limit=200", repo)) {
        const promised = Object.entries(EVENT_FIGURES).find(([of]) => of === kind)?.[1] ?? [];
        expect([kind, Object.keys(figures).sort()]).toEqual([kind, [...promised].sort()]);
        expect([kind, span !== null]).toEqual([kind, KINDS.includes(kind)]);
        expect(text).toMatch(/^[A-Z]/);
        expect(text).not.toMatch(/because|due to|caus|NaN|null|undefined/i);
        if (seen.has(kind)) continue;
        seen.add(kind);
        expect((await suite.get(`/api/v1/receipts/${receipt}`)).status).toBe(200);
      }
      expect(seen.size).toBeGreaterThan(0);
    }
  });

  test("as of an instant know nothing of what was seen later", async () => {
    const then = await readAll(suite, "limit=200&asOf=2026-04-05T00:00:00Z");
    expect(then.every(({ at }) => at <= "2026-04-05T00:00:00Z")).toBe(true);
    expect(then.map(({ kind }) => kind)).not.toContain("renamed");
    const surge = then.find(({ kind, span }) => kind === "surge" && span?.from === "2026-04-03");
    expect(surge?.span).toEqual({ from: "2026-04-03", to: "2026-04-03" });
  });
});
