import { EffectPage, type Effect } from "@groundswell/wire";
import { beforeAll, expect, test } from "vitest";
import { expectExactly, expectProblem, readJson } from "./answers.ts";
import { onBothDatabases } from "./harness.ts";
import { seedStories } from "./story-seeds.ts";
import { walk } from "./walk.ts";

const EFFECTS = "/api/v1/effects";
const FIRST = "open-source-ai-identity-crisis";

onBothDatabases("effects", (suite) => {
  beforeAll(() => seedStories(suite.connection().db));

  const read = async (query: string): Promise<Effect[]> => {
    const page: unknown = await readJson(suite, `${EFFECTS}?limit=200${query}`);
    expectExactly(EffectPage, page);
    return EffectPage.parse(page).items;
  };

  test("of all stories are those of the newest weeks first", async () => {
    const starts = (await read("")).map(({ week }) => week.from);
    expect(starts.length).toBeGreaterThan(8);
    expect(starts).toEqual(starts.toSorted().reverse());
  });

  test("of a story are one for each project, of a project one for each story, of both at most one", async () => {
    const all = await read("");
    const names = (effects: Effect[]) => effects.map(({ repo, story }) => `${repo} ${story.id}`).sort();
    const of = (holds: (effect: Effect) => boolean) => names(all.filter(holds));
    expect(names(await read(`&story=${FIRST}`))).toEqual([`Muesli-HQ/muesli ${FIRST}`, `aaif-goose/goose ${FIRST}`]);
    expect(names(await read("&project=ollama/ollama"))).toEqual(of(({ repo }) => repo === "ollama/ollama"));
    expect((await read("&project=ollama/ollama")).length).toBe(2);
    expect(names(await read(`&story=${FIRST}&project=aaif-goose/goose`))).toEqual([`aaif-goose/goose ${FIRST}`]);
    expect(await read(`&story=${FIRST}&project=ollama/ollama`)).toEqual([]);
  });

  test("are the same under any name that the project bears or bore", async () => {
    const today = await read("&project=aaif-goose/goose");
    expect(today).toHaveLength(2);
    for (const name of ["block/goose", "BLOCK/Goose", "AAIF-goose/Goose"]) {
      expect(await read(`&project=${name}`)).toEqual(today);
    }
  });

  test("are the same in every answer that has them", async () => {
    const { effects } = (await readJson(suite, `/api/v1/stories/${FIRST}`)) as { effects: Effect[] };
    const byRepo = (a: Effect, b: Effect) => (a.repo < b.repo ? -1 : 1);
    expect((await read(`&story=${FIRST}`)).sort(byRepo)).toEqual(effects.toSorted(byRepo));
  });

  test("are walked by cursor, each once", async () => {
    for (const path of [EFFECTS, `${EFFECTS}?project=block/goose`, `${EFFECTS}?story=${FIRST}`]) {
      const whole = await read(path.slice(EFFECTS.length).replace("?", "&"));
      for (const limit of [1, 2]) expect(await walk(suite, path, limit)).toEqual(whole);
    }
  });

  test.each([
    ["?story=none", 'no story "none"; /api/v1/stories lists them'],
    ["?project=no/body", "no watched project is or was called no/body; /api/v1/projects lists them"],
    [`?story=${FIRST}&project=no/body`, "no/body"],
    ["?story=none&project=aaif-goose/goose", "none"],
  ])("of what nobody knows there are none, and a problem says where to look: %s", async (query, detail) => {
    expect((await expectProblem(await suite.get(EFFECTS + query), 404)).detail).toContain(detail);
  });

  test("a project without its owner is no name, and everything that is wrong is told at once", async () => {
    const { errors } = await expectProblem(await suite.get(`${EFFECTS}?project=goose&cursor=zz&limit=0`), 400);
    expect(errors?.map(({ parameter }) => parameter).sort()).toEqual(["cursor", "limit", "project"]);
  });
});
