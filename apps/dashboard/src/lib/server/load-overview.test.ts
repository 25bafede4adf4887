import { ApiError, type Client } from "@groundswell/client";
import type { Category, Front, Project } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { parseOverviewQuery } from "#lib/overview-query.ts";
import { loadOverview } from "./load-overview.ts";
import { sampleLack, sampleMomentum, sampleProject } from "./testing/sample-project.ts";

type Asked = NonNullable<Parameters<Client["projects"]>[0]>;

/** An API that has these projects, whatever is asked for but a label. @param led who leads */
function apiOf(items: Project[], led: Partial<Front> = {}) {
  const asked: Asked[] = [];
  const front: Front = {
    ...{ categories: [count(items)], to: "2026-08-21", ledBy: "net", leaders: [], gaining: null },
    ...{ slowing: [], releases: [], stories: [] },
    ...led,
  };
  const api: Parameters<typeof loadOverview>[0] = {
    projects: (query) => {
      asked.push(query ?? {});
      const found = items.filter(({ momentum }) => query?.label === undefined || query.label === momentum.label);
      return Promise.resolve({ items: found, nextCursor: null, ...(query?.projects && { unknown: ["no/body"] }) });
    },
    categories: () => Promise.resolve({ items: [count(items)], nextCursor: null, to: "2026-08-21" }),
    front: () => Promise.resolve(front),
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

it("lists the projects where what moved can't be read, as with an API that doesn't tell of it yet", async () => {
  const { api } = apiOf([known(), known()]);
  const front = () => Promise.reject(new ApiError("no", 404, null));
  const data = await loadOverview({ ...api, front }, query());
  expect(data.front).toBeNull();
  expect(data.rows).toHaveLength(2);
});

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
  it("leads with who accelerates, each with its days and what came out in them", async () => {
    const rising = sampleProject({
      momentum: sampleMomentum({ label: "accelerating", cautious: 0.4, to: "2026-08-21" }),
    });
    const releases = ["2026-08-20T10:00:00Z", "2026-08-20T09:00:00Z"].map((at, i) => ({ tag: `v${2 - i}`, at }));
    const leader = { project: rising, days: { from: "2026-08-20", values: [7.4, null] }, releases };
    const { api } = apiOf([rising, known()], { ledBy: "momentum", leaders: [leader] });
    const { front } = await loadOverview(api, query());
    expect(front?.leaders).toHaveLength(1);
    // A day without a figure stays one that is not known.
    expect(front?.leaders[0]).toMatchObject({ repo: rising.repo, from: "2026-08-20", days: [7, null] });
    expect(front?.leaders[0]?.marks).toContainEqual({ kind: "release", day: "2026-08-20", text: "v2, v1" });
    expect(front?.lead).toMatchObject({ projects: 2, labels: { accelerating: 1, uncertain: 1 }, gain: null });
    expect(front?.lead.top?.repo).toBe(rising.repo);
  });

  it("leads with the largest gains where nobody accelerates", async () => {
    const change = { value: 7, from: "2026-08-15T04:00:00Z", to: "2026-08-22T04:00:00Z" };
    const gaining = sampleProject({
      momentum: { ...sampleLack(), to: null },
      change: { "7d": change, "30d": null, "90d": null },
    });
    const leaders = [{ project: gaining, days: null, releases: [] }];
    const { front } = await loadOverview(apiOf([gaining, lacking()], { leaders, gaining }).api, query());
    expect(front?.leaders).toMatchObject([{ repo: gaining.repo, from: null, days: [], marks: [] }]);
    expect(front?.lead).toMatchObject({ top: null, gain: { repo: gaining.repo, change: { value: 7 } } });
  });

  it("is not there on later pages, whose question is another", async () => {
    expect((await loadOverview(apiOf([known()]).api, query("cursor=abc&before=100"))).front).toBeNull();
  });
});
