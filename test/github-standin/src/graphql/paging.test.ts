import { expect, test } from "vitest";
import { ask, lamp, openStandin, type Clock } from "../test-support.ts";
import type { Standin } from "../standin.ts";

const HOUR_MS = 3_600_000;

interface Page {
  totalCount: number;
  nodes: { databaseId: number }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

async function askPage(standin: Standin, list: "forks" | "releases", first: number, after: string | null) {
  const query = `query ($first: Int!, $after: String) { r0: repository(owner: "octo", name: "lamp") {
    ${list}(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount nodes { databaseId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
  const { data, errors } = await ask(standin, query, { first, after });
  return { page: (data?.["r0"] as Record<string, Page> | null | undefined)?.[list] ?? null, errors };
}

/** All ids from a cursor on, `first` at a time; `between` pages something may happen. */
async function walk(
  standin: Standin & { clock: Clock },
  list: "forks" | "releases",
  first: number,
  between: () => void = () => undefined,
): Promise<number[]> {
  const ids: number[] = [];
  for (let after: string | null = null; ;) {
    const { page } = await askPage(standin, list, first, after);
    if (page === null) throw new Error("no page");
    ids.push(...page.nodes.map((node) => node.databaseId));
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return ids;
    between();
  }
}

const releases = Array.from({ length: 7 }, (_, i) => ({
  id: 20 + i,
  tag: `v${i}`,
  name: `Release ${i}`,
  publishedAt: `2026-03-${11 + i}T10:00:00Z`,
}));

test("pages of every size make the whole list, with nothing twice and the last one marked", async () => {
  const standin = await openStandin([lamp({ releases })]);
  for (const list of ["forks", "releases"] as const) {
    const whole = await walk(standin, list, 100);
    expect(new Set(whole).size).toBe(list === "forks" ? 8 : 7);
    for (const size of [1, 3, 4]) expect(await walk(standin, list, size)).toEqual(whole);
  }
  const { page } = await askPage(standin, "releases", 3, null);
  expect(page?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  standin.expectNoViolations();
});

test("a cursor points at an item: what arrives or goes away meanwhile does not shift the rest", async () => {
  const unforks = [{ day: "2026-03-24", at: "2026-03-26T12:30:00Z", count: 1 }];
  const coming = [...releases, { id: 40, tag: "new", name: null, publishedAt: "2026-03-26T12:20:00Z" }];
  const quiet = await openStandin([lamp({ releases: coming, unforks })]);
  const before = { forks: await walk(quiet, "forks", 100), releases: await walk(quiet, "releases", 100) };
  quiet.clock.now += 2 * HOUR_MS;
  const later = await walk(quiet, "forks", 100);
  const gone = before.forks.filter((id) => !later.includes(id));
  expect(gone).toHaveLength(1);

  for (const list of ["forks", "releases"] as const) {
    const standin = await openStandin([lamp({ releases: coming, unforks })]);
    const walked = await walk(standin, list, 2, () => (standin.clock.now += 40 * 60_000));
    expect(walked.filter((id) => !gone.includes(id))).toEqual(before[list].filter((id) => !gone.includes(id)));
  }
});

test("a cursor whose own fork was deleted leads on to the next older one", async () => {
  const unforks = [{ day: "2026-03-24", at: "2026-03-26T12:30:00Z", count: 1 }];
  const standin = await openStandin([lamp({ unforks })]);
  const whole = await walk(standin, "forks", 100);
  const { page } = await askPage(standin, "forks", 3, null);
  standin.clock.now += HOUR_MS;
  const left = await walk(standin, "forks", 100);
  expect(left).not.toContain(page?.nodes.at(-1)?.databaseId);
  const next = await askPage(standin, "forks", 1, page?.pageInfo.endCursor ?? null);
  expect(next.page?.nodes.map((n) => n.databaseId)).toEqual([whole[3]]);
});

test("a cursor that is none is GitHub's error, and takes its repository with it", async () => {
  const standin = await openStandin([lamp({ releases })]);
  const foreign = Buffer.from("cursor:v2:[true]").toString("base64");
  const { page } = await askPage(standin, "releases", 1, null);
  // A list is told from another by what it is ordered by: a release's place is none among forks.
  for (const after of ["nonsense", "", foreign, page?.pageInfo.endCursor ?? ""]) {
    const reply = await askPage(standin, "forks", 2, after);
    expect([after, reply.page]).toEqual([after, null]);
    expect(reply.errors).toMatchObject([
      {
        type: "INVALID_CURSOR_ARGUMENTS",
        path: ["r0", "forks"],
        message: `\`${after}\` does not appear to be a valid cursor.`,
      },
    ]);
  }
  standin.expectNoViolations();
});

test("beside a refused cursor the other repositories are there", async () => {
  const standin = await openStandin([lamp()]);
  const forks = (after: string) => `repository(owner: "octo", name: "lamp") { forks(first: 1, after: ${after},
    orderBy: { field: CREATED_AT, direction: DESC }) { nodes { isFork } } }`;
  const { data } = await ask(standin, `{ a: ${forks('"x"')} b: ${forks("null")} }`);
  expect(data).toEqual({ a: null, b: { forks: { nodes: [{ isFork: true }] } } });
});
