import { CatalogueEventPage, CategoryPage, MomentumLabel, ProjectPage, type CatalogueEvent } from "@groundswell/wire";
import { expect, test } from "vitest";
import { expectProblem, readJson } from "./answers.ts";
import { onBothDatabases } from "./harness.ts";

const PROJECTS = "/api/v1/projects?limit=200";

onBothDatabases("a selection", (suite) => {
  const list = async (query: string) => ProjectPage.parse(await readJson(suite, `${PROJECTS}&${query}`));
  const reposOf = ({ items }: ProjectPage) => items.map(({ repo }) => repo);

  test("of projects is these in the order asked for, by whichever of their names, each once", async () => {
    const page = await list("projects=block/goose,OLLAMA/ollama,aaif-goose/goose,&sort=stars");
    expect(reposOf(page)).toEqual(["ollama/ollama", "aaif-goose/goose"]);
    expect(page.unknown).toEqual([]);
    expect((await list("sort=stars")).unknown).toBeUndefined();
  });

  test("says which names nobody bears, and shows the others: who is followed may leave the watchlist", async () => {
    const page = await list("projects=no/body,ollama/ollama,nonsense");
    expect([reposOf(page), page.unknown]).toEqual([["ollama/ollama"], ["no/body", "nonsense"]]);
    expect(await list("projects=no/body")).toMatchObject({ items: [], nextCursor: null, unknown: ["no/body"] });
  });

  test("of none, or of more than 100, is refused", async () => {
    const many = Array.from({ length: 101 }, (_, i) => `a/b${i}`).join(",");
    for (const projects of ["", ",", many]) {
      for (const path of ["projects", "events", "categories"]) {
        const { errors } = await expectProblem(await suite.get(`/api/v1/${path}?projects=${projects}`), 400);
        expect(errors?.map(({ parameter }) => parameter)).toEqual(["projects"]);
      }
    }
  });

  test("by a momentum's label holds all that are called so, and nobody else; it is of now", async () => {
    const whole = await list("");
    for (const label of MomentumLabel.options) {
      const expected = whole.items.filter(({ momentum }) => momentum.label === label).map(({ repo }) => repo);
      expect([label, reposOf(await list(`label=${encodeURIComponent(label)}`)).sort()]).toEqual([
        label,
        expected.sort(),
      ]);
    }
    const { errors } = await expectProblem(await suite.get(`${PROJECTS}&label=steady&asOf=2026-04-10T12:00:00Z`), 400);
    expect(errors?.map(({ parameter }) => parameter)).toEqual(["label"]);
  });
});

onBothDatabases("categories", (suite) => {
  const read = async (query = "") => CategoryPage.parse(await readJson(suite, `/api/v1/categories?${query}`));
  const list = async (query = "") => ProjectPage.parse(await readJson(suite, `${PROJECTS}&${query}`)).items;

  test("count every project once, by what its momentum is called in the list", async () => {
    const [{ items, to }, projects] = await Promise.all([read(), list()]);
    expect(to).toBe("2026-08-21");
    expect(items.reduce((sum, item) => sum + item.projects, 0)).toBe(projects.length);
    for (const { category, projects: count, labels } of items) {
      const of = projects.filter((project) => project.category === category);
      expect([category, count]).toEqual([category, of.length]);
      for (const label of MomentumLabel.options) {
        const called = of.filter(({ momentum }) => momentum.label === label).length;
        expect([category, label, labels[label]]).toEqual([category, label, called]);
      }
    }
  });

  test("count what is looked for, or a selection, alone", async () => {
    const total = ({ items }: CategoryPage) => items.reduce((sum, item) => sum + item.projects, 0);
    expect(total(await read("q=llm"))).toBe((await list("q=llm")).length);
    const selected = await read("projects=ollama/ollama,no/body");
    expect([total(selected), selected.unknown]).toEqual([1, ["no/body"]]);
    expect(await read("q=nobody-has-this")).toMatchObject({ items: [], nextCursor: null });
  });
});

onBothDatabases("what happened to all projects", (suite) => {
  const readPage = async (query: string) => CatalogueEventPage.parse(await readJson(suite, `/api/v1/events?${query}`));
  const readSome = async (query: string, most: number) => {
    const events: CatalogueEvent[] = [];
    for (let cursor: string | null = ""; cursor !== null && events.length < most;) {
      const page: CatalogueEventPage = await readPage(`${query}${cursor === "" ? "" : `&cursor=${cursor}`}`);
      events.push(...page.items);
      cursor = page.nextCursor;
    }
    return events.slice(0, most);
  };

  test("is walked by cursors once each, newest first, however many are of one instant", async () => {
    const whole = await readSome("limit=200", 400);
    expect(await readSome("limit=9", 400)).toEqual(whole);
    const instants = whole.map(({ at }) => Date.parse(at));
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    expect(new Set(whole.map(({ repo }) => repo)).size).toBeGreaterThan(5);
  });

  test("of one project is what that project's own list says, and of kinds only these", async () => {
    const own = await readJson(suite, "/api/v1/projects/ollama/ollama/events?kind=surge,drop&limit=200");
    const all = await readPage("projects=ollama/ollama&kind=surge&kind=drop&limit=200");
    const stripped = all.items.map(({ repo, name, ...event }) => {
      expect([repo, name]).toEqual(["ollama/ollama", "Ollama"]);
      return event;
    });
    const inOrder = (events: readonly { at: string; kind: string }[]) =>
      events.toSorted((a, b) => (a.at + a.kind < b.at + b.kind ? 1 : -1));
    expect(inOrder(stripped)).toEqual(inOrder((own as { items: CatalogueEvent[] }).items));
    expect(stripped.length).toBeGreaterThan(1);
  });
});
