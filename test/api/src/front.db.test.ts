import { addDays } from "@groundswell/core";
import { CategoryPage, Front, ProjectPage, ReleasePage, Series, StoryPage, type Project } from "@groundswell/wire";
import { expect, test } from "vitest";
import { readJson } from "./answers.ts";
import { onBothDatabases } from "./harness.ts";

/*
 * The front page's answer is read in a few questions of its own, so it is held against what the routes for each thing say.
 */
onBothDatabases("the front page's answer", (suite) => {
  const readFront = async () => Front.parse(await readJson(suite, "/api/v1/front"));
  const list = async (query: string): Promise<Project[]> =>
    ProjectPage.parse(await readJson(suite, `/api/v1/projects?${query}`)).items;

  test("names those who lead, gain and slow as the lists do, and counts as the categories do", async () => {
    const front = await readFront();
    const { items, to } = CategoryPage.parse(await readJson(suite, "/api/v1/categories"));
    expect([front.categories, front.to]).toEqual([items, to]);
    expect(front.ledBy).toBe("momentum");
    expect(front.leaders.map(({ project }) => project)).toEqual(await list("sort=momentum&label=accelerating&limit=3"));
    expect(front.slowing).toEqual(await list("sort=velocity&label=slowing&limit=5"));
    expect(front.stories).toEqual(StoryPage.parse(await readJson(suite, "/api/v1/stories?limit=2")).items);
    const fresh = (await list("sort=net&window=7d")).find(
      ({ change }) => (change["7d"]?.to ?? "") >= addDays(front.to ?? "", -2),
    );
    expect(front.gaining).toEqual(fresh);
  });

  test("has the leaders' days as their series have them, and every release in them", async () => {
    const { leaders } = await readFront();
    expect(leaders.length).toBeGreaterThan(0);
    for (const { project, days, releases } of leaders) {
      const { repo, momentum } = project;
      const [from, to] = [addDays(momentum.to ?? "", -83), momentum.to ?? ""];
      const query = `metric=net&from=${from}&to=${to}`;
      const { points } = Series.parse(await readJson(suite, `/api/v1/projects/${repo}/series?${query}`));
      expect(days?.from).toBe(from);
      expect(days?.values.map(round)).toEqual(points.map(({ value }) => round(value)));
      const { items } = ReleasePage.parse(await readJson(suite, `/api/v1/projects/${repo}/releases?limit=200`));
      const within = items.filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to);
      expect(releases).toEqual(within.map(({ tag, at }) => ({ tag, at })));
    }
  });

  test("has the newest release of those who published last, with the week after the newest that is known", async () => {
    const { releases } = await readFront();
    expect(releases).toHaveLength(4);
    expect(releases.map(({ at }) => at)).toEqual(
      releases
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    for (const { repo, tag, prerelease, after } of releases) {
      const { items } = ReleasePage.parse(await readJson(suite, `/api/v1/projects/${repo}/releases?limit=20`));
      expect(items.find((release) => release.tag === tag)).toMatchObject({ prerelease });
      const judged = items.find((release) => !release.prerelease && release.after.ratio !== null);
      expect(after).toEqual(judged === undefined ? null : { tag: judged.tag, ...judged.after });
    }
    expect(releases.some(({ after }) => after !== null)).toBe(true);
  });
});

/** Stars of a day, to where sums in another order may differ. */
function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
