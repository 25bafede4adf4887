import type { Effect } from "@groundswell/wire";
import { beforeAll, expect, test } from "vitest";
import { expectProblem, readJson } from "./answers.ts";
import { onBothDatabases, ORIGIN } from "./harness.ts";
import { addFiles, seedStories } from "./story-seeds.ts";
import { assertWellFormed } from "./well-formed.ts";

const FIRST = "open-source-ai-identity-crisis";
const GOOSE = `/charts/effect/${FIRST}/aaif-goose/goose`;
const EMBED = `/embed/effect/${FIRST}/aaif-goose/goose`;

onBothDatabases("charts of weeks around a story", (suite) => {
  beforeAll(() => seedStories(suite.connection().db));

  const readEffect = async (repo: string): Promise<Effect | undefined> => {
    const { items } = (await readJson(suite, `/api/v1/effects?story=${FIRST}&project=${repo}`)) as { items: Effect[] };
    return items[0];
  };

  for (const query of ["", "?theme=dark&lang=en", "?width=240&height=180"]) {
    test(`are well-formed SVG that can do nothing: ${query}`, async () => {
      const response = await suite.get(`${GOOSE}.svg${query}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
      expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';.*sandbox/);
      const svg = await response.text();
      expect(assertWellFormed(svg)).toBe("svg");
      expect(svg).not.toMatch(/<script|javascript:|on\w+=|<foreignObject|NaN|undefined/i);
    });
  }

  test("describe themselves, with the story's day and what was seen", async () => {
    const svg = await (await suite.get(`${GOOSE}.svg`)).text();
    expect(svg).toMatch(/<svg[^>]* role="img"/);
    expect(svg).toMatch(/<title[^>]*>[^<]*Goose/);
    expect(svg).toMatch(/<desc[^>]*>[^<]*March 2026/);
    expect(svg).not.toMatch(/because|caused|due to/i);
  });

  test("have a table of the weeks that they draw", async () => {
    const response = await suite.get(`${GOOSE}.csv`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="aaif-goose-goose-${FIRST}.csv"`);
    const lines = (await response.text()).split("\r\n").slice(0, -1);
    const notes = lines.filter((line) => line.startsWith("# "));
    const effect = await readEffect("aaif-goose/goose");
    expect(notes).toContain(`# Finding: ${effect?.sentence ?? ""}`);
    expect(notes.join("\n")).toMatch(/^# Source: EvanLi\/Github-Ranking, /m);
    expect(notes.at(-1)).toMatch(/^# Cite as: Groundswell\. Goose: .*, as of 2026-\d\d-\d\d\. http:/);
    expect(notes.join("\n")).toContain("# Licence: of the chart, CC BY 4.0");
    const rows = lines.slice(notes.length).map((line) => line.split(","));
    expect(rows[0]).toEqual(["week", "from", "to", "stars", "peers_low", "peers_middle", "peers_high"]);
    expect(rows.slice(1).map(([k, from, , stars]) => [Number(k), from, Number(stars)])).toEqual(
      effect?.weeks.map(({ k, from, stars }) => [k, from, stars]),
    );
  });

  test("a project without star figures has a chart that says so, and empty cells, not zeros", async () => {
    const muesli = `/charts/effect/${FIRST}/Muesli-HQ/muesli`;
    expect(assertWellFormed(await (await suite.get(`${muesli}.svg`)).text())).toBe("svg");
    const rows = (await (await suite.get(`${muesli}.csv`)).text()).split("\r\n").filter((line) => /^-?\d/.test(line));
    expect(rows).toHaveLength(12);
    expect(rows.filter((row) => !row.endsWith(",,,,"))).toEqual([]);
  });

  test("lead from old names of story and project to today's at once, the rest of the address kept", async () => {
    const { items } = (await readJson(suite, "/api/v1/projects/aaif-goose/goose/stories")) as {
      items: { id: string }[];
    };
    const old = items.map(({ id }) => id).find((id) => id !== FIRST) ?? "";
    const file = {
      ...{
        slug: "goose-in-april",
        title: "In April",
        url: "https://weekly.example/month-04",
        source: "Example Weekly",
      },
      ...{ published: "2026-04-08", publishedAt: null, plusMinusDays: 0, publishedNote: null },
      mentions: [{ repo: "block/goose", status: "confirmed", evidence: null } as const],
    };
    await addFiles(suite.connection().db, file);
    const api = suite.makeApi();
    for (const [asked, leads] of [
      [
        `/charts/effect/${old}/block/goose.svg?theme=dark`,
        "/charts/effect/goose-in-april/aaif-goose/goose.svg?theme=dark",
      ],
      [`/charts/effect/${old}/AAIF-goose/goose.csv`, "/charts/effect/goose-in-april/aaif-goose/goose.csv"],
      [`/embed/effect/${FIRST}/block/goose?width=300`, `${EMBED}?width=300`],
    ] as const) {
      const response = await api.fetch(new Request(ORIGIN + asked));
      expect([asked, response.status, response.headers.get("location")]).toEqual([asked, 301, leads]);
    }
    expect((await api.fetch(new Request(`${ORIGIN}/charts/effect/goose-in-april/aaif-goose/goose.svg`))).status).toBe(
      200,
    );
    await addFiles(suite.connection().db);
  });

  test("can be embedded by anybody, run nothing, and lead to the story's page", async () => {
    const api = suite.makeApi({ publicUrl: "https://stars.example", world: "demo" });
    const response = await api.fetch(new Request(ORIGIN + EMBED));
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors *");
    const page = await response.text();
    expect(page).toContain(`href="https://stars.example/stories/${FIRST}"`);
    expect(page).toContain("<svg");
    expect(page).not.toContain("<script");
    expect(page).toContain("Simulated world");
  });

  for (const path of [`${GOOSE}.svg`, `${GOOSE}.csv`, EMBED]) {
    test(`${path} is not sent again to whoever has it`, async () => {
      const first = await suite.get(path);
      const etag = first.headers.get("etag") ?? "";
      expect(first.headers.get("access-control-allow-origin")).toBe("*");
      expect((await suite.get(path, { "if-none-match": etag })).status).toBe(304);
    });
  }

  test.each([
    [`/charts/effect/${FIRST}/ollama/ollama.json`, "does not name Ollama"],
    [`/charts/effect/none/aaif-goose/goose.csv`, "no story"],
    [`/charts/effect/%00/aaif-goose/goose.csv`, "no story"],
    [`/charts/effect/${FIRST}/no/body.json`, "no watched project"],
    [`${GOOSE}.pdf`, "goose.svg, goose.png, goose.csv, goose.json"],
    [GOOSE, "goose.svg, goose.png, goose.csv, goose.json"],
  ])("nothing to draw: %s is a 404 that says why", async (path, why) => {
    expect((await expectProblem(await suite.get(path), 404)).detail).toContain(why);
  });

  test("of a mention that is not sure enough there is none, and it says so", async () => {
    const { items } = (await readJson(suite, "/api/v1/projects/ollama/ollama/stories")) as {
      items: { id: string; title: string }[];
    };
    const unsure = items.find(({ title }) => title === "About body-alone")?.id ?? "";
    const response = await suite.get(`/charts/effect/${unsure}/ollama/ollama.json`);
    expect((await expectProblem(response, 404)).detail).toMatch(/not sure enough/);
  });

  test("wrong options are all named at once", async () => {
    for (const path of [`${GOOSE}.json`, `${GOOSE}.csv`]) {
      const { errors } = await expectProblem(await suite.get(`${path}?theme=pink&width=1&from=2026-01-01`), 400);
      expect(errors?.map(({ parameter }) => parameter).sort()).toEqual(["from", "theme", "width"]);
    }
  });
});
