import { ApiError } from "@groundswell/client";
import { expect, it } from "vitest";
import { loadCompare } from "./load-compare.ts";
import { sampleProject } from "./testing/sample-project.ts";

const LAMPS = ["octo/lamp", "octo/lampshade", "octo/lantern"].map((repo) =>
  sampleProject({ repo, name: repo.slice(5) }),
);

/** An API that knows three projects, one of them by an earlier name too, and draws nothing. */
const api: Parameters<typeof loadCompare>[0] = {
  project: (repo) => {
    const found = LAMPS.find((one) => one.repo === (repo === "old/lamp" ? "octo/lamp" : repo));
    return found === undefined ? Promise.reject(new ApiError(repo, 404, null)) : Promise.resolve(found);
  },
  projects: (query) =>
    Promise.resolve({ items: LAMPS.filter(({ name }) => name.includes(query?.q ?? "")), nextCursor: null }),
  chart: () => {
    const errors = [{ parameter: "projects", message: "no watched project is or was called no/body" }];
    return Promise.reject(new ApiError("", 400, { type: "about:blank", title: "Bad request", status: 400, errors }));
  },
};
const load = (search: string) => loadCompare(api, new URLSearchParams(search));

it.each([
  ["add=lamp", "projects=octo/lamp", "a name that is one project's, though others have it in theirs"],
  ["add=lante", "projects=octo/lantern", "a part of only one name"],
  ["projects=octo/lantern&add=old/lamp&metric=net", "projects=octo/lantern,octo/lamp&metric=net", "a name of before"],
  ["projects=octo/lamp&add=octo/lamp&from=", "projects=octo/lamp", "one that is there already"],
  ["add=https://github.com/octo/lamp/issues", "projects=octo/lamp", "an address that was pasted"],
  ["projects=https://github.com/octo/lamp", "projects=octo/lamp", "one in the page's own address"],
  ["projects=no/body&align=date", "projects=no/body", "an address with what goes without saying"],
])("%s leads on to %s: %s", async (asked, moved) => {
  expect(await load(asked)).toEqual({ moved });
});

it("asks which of several was meant, and says what is not known", async () => {
  const matches = LAMPS.map(({ repo, name }) => ({ repo, name }));
  expect(await load("add=la")).toMatchObject({ unadded: { text: "la", matches } });
  expect(await load("add=no/thing")).toMatchObject({ unadded: { text: "no/thing", matches: [] } });
});

it("says in words what the API finds wrong with the days, and keeps what was chosen", async () => {
  const errors = [{ parameter: "from", message: "a day as YYYY-MM-DD" }];
  const problem = { type: "about:blank", title: "Bad request", status: 400, errors };
  const chart = () => Promise.reject(new ApiError("", 400, problem));
  const search = new URLSearchParams("projects=octo/lantern,octo/lamp&from=2026-13-01");
  expect(await loadCompare({ ...api, chart }, search)).toMatchObject({
    faults: ["From: a day as YYYY-MM-DD."],
    chosen: [{ repo: "octo/lantern" }, { repo: "octo/lamp" }],
    chart: null,
  });
});
