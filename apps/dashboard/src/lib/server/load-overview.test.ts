import type { Client } from "@groundswell/client";
import type { Category, Project } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { parseOverviewQuery } from "#lib/overview-query.ts";
import { loadOverview } from "./load-overview.ts";
import { sampleLack, sampleMomentum, sampleProject } from "./testing/sample-project.ts";

type Asked = NonNullable<Parameters<Client["projects"]>[0]>;

/** An API that has these projects, whatever is asked for but a label. */
function apiOf(items: Project[]) {
  const asked: Asked[] = [];
  const page = { items: [], nextCursor: null };
  const api: Parameters<typeof loadOverview>[0] = {
    projects: (query) => {
      asked.push(query ?? {});
      const found = items.filter(({ momentum }) => query?.label === undefined || query.label === momentum.label);
      return Promise.resolve({ items: found, nextCursor: null, ...(query?.projects && { unknown: ["no/body"] }) });
    },
    categories: () => Promise.resolve({ items: [count(items)], nextCursor: null, to: "2026-08-21" }),
    series: (repo) => Promise.reject(new Error(`nobody leads, so nobody asks for ${repo}`)),
    allEvents: () => Promise.resolve(page),
    releases: () => Promise.resolve(page),
    stories: () => Promise.resolve(page),
  };
  return { api, asked };
}

function count(items: readonly Project[]): Category {
  const labels = { accelerating: 0, slowing: 0, steady: 0, uncertain: 0, "no activity": 0, "too little data": 0 };
  for (const { momentum } of items) labels[momentum.label] += 1;
  return { category: "agents", projects: items.length, labels };
}

const query = (search = "") => parseOverviewQuery(new URLSearchParams(search));
const known = () => sampleProject({ category: "agents" });
const lacking = () => sampleProject({ momentum: sampleLack() });

describe("the overview's order", () => {
  it("is momentum, which the page is about, where most projects have one", async () => {
    const { api } = apiOf([known(), known(), lacking()]);
    expect((await loadOverview(api, query())).order.sort).toBe("momentum");
  });

  it("is stars where most have none yet: a list of equals would be in no order", async () => {
    expect((await loadOverview(apiOf([known(), lacking()]).api, query())).order.sort).toBe("stars");
    expect((await loadOverview(apiOf([]).api, query())).order.sort).toBe("stars");
  });

  it("is the one that is asked for, whatever is known", async () => {
    const { api, asked } = apiOf([lacking()]);
    const data = await loadOverview(api, query("sort=velocity&window=30d&category=agents&label=steady&q=x"));
    expect(data.order).toEqual({ sort: "velocity", window: "30d" });
    // A filtered list has no front page: nothing else is asked for.
    expect(asked).toEqual([
      { sort: "velocity", window: "30d", category: "agents", label: "steady", q: "x", limit: 50 },
    ]);
  });
});

describe("the overview's rows", () => {
  it("have the rate over the days that they are ordered by", async () => {
    const { api } = apiOf([known()]);
    const rates = async (search: string) => (await loadOverview(api, query(search))).rows[0]?.momentum.rate?.value;
    expect(await rates("sort=velocity&window=7d")).toBe(7);
    expect(await rates("sort=net&window=30d")).toBe(41);
  });

  it("are a selection where one is named, with the names that nobody bears", async () => {
    const lamp = known();
    const { api, asked } = apiOf([lamp]);
    const data = await loadOverview(api, query("projects=octo/lamp,no/body"));
    expect([data.front, data.rows.length]).toEqual([null, 1]);
    expect(data.selection).toEqual({ projects: [{ repo: lamp.repo, name: lamp.name }], unknown: ["no/body"] });
    expect(asked).toEqual([{ sort: "momentum", projects: ["octo/lamp", "no/body"], limit: 50 }]);
  });
});

describe("a selection", () => {
  it("is who was selected, whatever the list is filtered by", async () => {
    const { api } = apiOf([known(), lacking()]);
    const data = await loadOverview(api, query("projects=octo/lamp&label=steady"));
    expect([data.rows.length, data.selection?.projects.length]).toEqual([0, 2]);
  });

  it("of names that nobody can bear is empty, and asks for nothing", async () => {
    const { api, asked } = apiOf([known()]);
    const data = await loadOverview(api, query("projects=nonsense"));
    expect([data.rows, data.front, data.selection, asked]).toEqual([[], null, { projects: [], unknown: [] }, []]);
  });
});

describe("the front page", () => {
  it("leads with who accelerates; nobody else is asked for day by day", async () => {
    const rising = sampleProject({
      momentum: sampleMomentum({ label: "accelerating", cautious: 0.4, to: "2026-08-21" }),
    });
    const { api } = apiOf([rising, known()]);
    const asked: string[] = [];
    api.series = (repo, of) => {
      asked.push(`${repo} ${of?.from ?? ""} ${of?.to ?? ""}`);
      const point = { t: "2026-08-20", value: 7.4, quality: "archived", receipt: null } as const;
      return Promise.resolve({ repo, metric: "net", interval: "day", points: [point], sources: [], asOf: "" });
    };
    const { front } = await loadOverview(api, query());
    // 84 days, which are the 28 and the 56 that a momentum compares.
    expect(asked).toEqual([`${rising.repo} 2026-05-30 2026-08-21`]);
    expect(front?.leaders.map(({ repo }) => repo)).toEqual([rising.repo]);
    // A day without a figure stays one that is not known.
    expect(front?.leaders[0]?.days.slice(-2)).toEqual([7, null]);
    expect(front?.lead).toMatchObject({ projects: 2, labels: { accelerating: 1, uncertain: 1 } });
  });

  it("leads with the largest gains where nobody accelerates", async () => {
    const change = { value: 7, from: "2026-08-15T04:00:00Z", to: "2026-08-22T04:00:00Z" };
    const gaining = sampleProject({
      momentum: { ...sampleLack(), to: null },
      change: { "7d": change, "30d": null, "90d": null },
    });
    const { front } = await loadOverview(apiOf([gaining, lacking()]).api, query());
    expect(front?.leaders.map(({ repo }) => repo)).toEqual([gaining.repo]);
    expect(front?.lead.gain).toMatchObject({ repo: gaining.repo, change: { value: 7 } });
  });

  it("is not there on later pages, whose question is another", async () => {
    expect((await loadOverview(apiOf([known()]).api, query("cursor=abc&before=100"))).front).toBeNull();
  });
});
