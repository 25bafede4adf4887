import { storyKey } from "@groundswell/core";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  readProjectView,
  readStory,
  recordObservations,
  refreshDerived,
  syncStories,
  syncWatchlist,
  type NewStory,
} from "@groundswell/db";
import { expect, it } from "vitest";
import { eachDatabase, entry, watch } from "./databases.ts";
import { observation, receiptAt } from "./facts.ts";
import { confirmed, dump, found, HOUR, kept, listAll, NOW, record, told } from "./told-stories.ts";

const REPOS = ["a/b", "c/d", "e/f", "g/h"];

/** Stories that name the projects in every order: whoever takes locks in the order of the stories meets the others. */
function makeBatch(count: number): NewStory[] {
  return Array.from({ length: count }, (_, i) => {
    const mentions = REPOS.map((_repo, k) => found(REPOS[(i + k) % REPOS.length] ?? "a/b"));
    return told(`s/${i}`, { mentions: mentions.slice(0, 1 + (i % 4)) });
  });
}

eachDatabase("those that write stories at once", (database) => {
  it("store the same batch once, without doubles and without waiting for each other in a circle", async () => {
    await watch(database, ...REPOS);
    const batch = makeBatch(40);
    const done = await Promise.all(
      Array.from({ length: 6 }, (_, i) => record(database, i % 2 === 0 ? batch : batch.toReversed())),
    );
    expect(done.map((counts) => counts.new).sort((a, b) => b - a)).toEqual([40, 0, 0, 0, 0, 0]);
    const all = await listAll(database);
    expect(all).toHaveLength(40);
    expect(all.every(({ versions }) => versions === 1)).toBe(true);
  });

  it("do not hold each other up: collectors, files, several feeds and a watchlist", async () => {
    const projects = await watch(database, ...REPOS);
    const batch = makeBatch(12);
    const collect = (i: number) =>
      database.db.transaction(async (tx) => {
        const id = projects[i % projects.length]?.id ?? 0;
        const iso = new Date(NOW + i * HOUR).toISOString();
        await recordObservations(tx, id, receiptAt(iso), [observation(iso, 100 + i)]);
        await refreshDerived(tx, id, Date.parse(iso));
      });
    const files = [kept("one", { url: batch[0]?.url ?? "", published: "2026-03-28", mentions: REPOS.map(confirmed) })];
    await Promise.all(
      Array.from({ length: 8 }, (_, i) => [
        collect(i),
        record(database, batch, { toldBy: `feed https://${i % 3}.example` }),
        syncStories(database.db, files, NOW),
        syncWatchlist(
          database.db,
          REPOS.map((repo) => entry(repo, { description: `Words ${i}` })),
        ),
      ]).flat(),
    );
    expect(await listAll(database)).toHaveLength(12);
    expect((await readStory(database.db, "one"))?.versions.map(({ toldBy }) => toldBy).sort()).toEqual([
      ...[0, 1, 2].map((i) => `feed https://${i}.example`),
      "file",
    ]);
    for (const [i, { id }] of projects.entries()) {
      expect(await readProjectView(database.db, id)).toMatchObject({ stars: 104 + i, lastStory: { source: "AIDRAN" } });
    }
  });
});

interface Item {
  url: string;
  title: string;
  published_at: string;
  source: string;
  text: string;
  github_links: string[];
}

/** Real dated texts, beside the checkout; null, said loudly, where they are absent. */
function readReal(count: number): Item[] | null {
  const file = resolve(import.meta.dirname, "../../../../shared/data/stories/stories.jsonl");
  if (!existsSync(file)) {
    console.warn(`NOT CHECKED: ${file} is absent, so made stories were recorded in their place`);
    return null;
  }
  const lines = readFileSync(file, "utf8").trim().split("\n").slice(0, count);
  return lines.map((line) => JSON.parse(line) as Item);
}

function toStory({ url, title, published_at: published, source, text, github_links: links }: Item): NewStory {
  return told("", {
    ...{ url, title, source },
    published: { day: published.slice(0, 10), at: null, plusMinusDays: 0, note: null },
    contentHash: `sha256:${text.length} ${title}`,
    mentions: [...new Set(links)].slice(0, 5).map((repo) => found(repo)),
  });
}

eachDatabase("300 real stories", (database) => {
  // Where the real ones are absent, as many made ones are better than none.
  const batch = readReal(300)?.map(toStory) ?? makeBatch(300);

  it("recorded twice change nothing the second time, in seconds; one that is revised makes one new version", async () => {
    const repos = new Set(batch.flatMap(({ mentions }) => mentions.map(({ repo }) => repo.toLowerCase())));
    await watch(database, ...[...repos].slice(0, 40));
    const began = performance.now();
    const first = await record(database, batch);
    expect(first.new).toBe(new Set(batch.map(({ url }) => storyKey(url))).size);
    expect(first.new).toBeGreaterThan(250);
    const stored = await dump(database);
    const same = { new: 0, revised: 0, unchanged: first.new, linkedAnew: 0 };
    expect(await record(database, batch, { at: 1 })).toEqual(same);
    expect((performance.now() - began) / 1000).toBeLessThan(10);
    expect(await dump(database)).toBe(stored);
    const revised = batch.map((story, i) => (i === 7 ? { ...story, contentHash: "sha256:revised" } : story));
    expect(await record(database, revised, { at: 2 })).toEqual({ ...same, revised: 1, unchanged: first.new - 1 });
  });
});
