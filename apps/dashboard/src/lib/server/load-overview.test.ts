import type { Client } from "@groundswell/client";
import type { Project } from "@groundswell/wire";
import { describe, expect, it } from "vitest";
import { parseOverviewQuery } from "#lib/overview-query.ts";
import { loadOverview } from "./load-overview.ts";
import { sampleLack, sampleMomentum, sampleProject } from "./testing/sample-project.ts";

type Asked = NonNullable<Parameters<Client["projects"]>[0]>;

/** An API that has these projects, whatever is asked for. */
function apiOf(items: Project[]) {
  const asked: Asked[] = [];
  const projects: Client["projects"] = (query) => {
    asked.push(query ?? {});
    return Promise.resolve({ items, nextCursor: null });
  };
  return { api: { projects }, asked };
}

const query = (search = "") => parseOverviewQuery(new URLSearchParams(search));
const known = () => sampleProject({ category: "agents" });
const lacking = () => sampleProject({ momentum: sampleLack() });

describe("the overview's order", () => {
  it("is momentum, which the page is about, where most projects have one", async () => {
    const { api, asked } = apiOf([known(), known(), lacking()]);
    expect((await loadOverview(api, query())).order.sort).toBe("momentum");
    // Nobody of these is accelerating, so the gains lead the page: one more list, and no third.
    expect(asked.map(({ sort }) => sort)).toEqual(["momentum", "net"]);
  });

  it("is stars where most have none yet: a list of equals would be in no order", async () => {
    const { api, asked } = apiOf([known(), lacking()]);
    expect((await loadOverview(api, query())).order.sort).toBe("stars");
    expect(asked.map(({ sort }) => sort)).toContain("stars");
  });

  it("is the one that is asked for, whatever is known", async () => {
    const { api, asked } = apiOf([lacking()]);
    const data = await loadOverview(api, query("sort=velocity&window=30d&category=agents&q=x"));
    expect(data.order).toEqual({ sort: "velocity", window: "30d" });
    expect(asked).toContainEqual({ sort: "velocity", window: "30d", category: "agents", q: "x", limit: 100 });
  });
});

describe("the overview's rows", () => {
  it("have the rate over the days that they are ordered by", async () => {
    const { api } = apiOf([known()]);
    const rates = async (search: string) => (await loadOverview(api, query(search))).rows[0]?.momentum.rate?.value;
    expect(await rates("sort=velocity&window=7d")).toBe(7);
    expect(await rates("sort=net&window=30d")).toBe(41);
  });
});

describe("who leads the overview", () => {
  it("is who accelerates; where nobody does, who gained most", async () => {
    const rising = sampleProject({ momentum: sampleMomentum({ label: "accelerating", cautious: 0.4 }) });
    const change = { value: 7, from: "2026-08-15T04:00:00Z", to: "2026-08-22T04:00:00Z" };
    const gaining = sampleProject({ change: { "7d": change, "30d": null, "90d": null } });
    expect((await loadOverview(apiOf([rising, gaining]).api, query())).movers?.by).toBe("momentum");
    expect((await loadOverview(apiOf([gaining]).api, query())).movers?.by).toBe("gain");
  });

  it("is nobody on a filtered list, whose question is another", async () => {
    const { api, asked } = apiOf([known()]);
    expect((await loadOverview(api, query("q=lamp"))).movers).toBeNull();
    expect(asked).toHaveLength(2);
  });
});
