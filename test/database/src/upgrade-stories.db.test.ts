import {
  listStories,
  migrate,
  readProjectView,
  readRecentStories,
  readStory,
  syncStories,
  type Connection,
} from "@groundswell/db";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { noteCachesCurrent, upgradeEach } from "./earlier-schema.ts";
import { confirmed, kept, NOW } from "./told-stories.ts";

/** How many migrations there were while stories came from files alone. */
const BEFORE = 5;

/** What a program of that time had stored: a story that names a project, and the project's card, which tells of it. */
const STORED = [
  `insert into projects (repo, name) values ('a/b', 'B'), ('c/d', 'D')`,
  `insert into project_names (project_id, name_key, name, rank) values (1, 'a/b', 'a/b', 1), (2, 'c/d', 'c/d', 1)`,
  `insert into stories values ('one', 'About one', 'https://aidran.ai/stories/one', 'AIDRAN', '2026-03-27', 3, 'no date')`,
  `insert into story_mentions (project_id, story_id, status, evidence) values (1, 'one', 'confirmed', 'names a/b'),
    (2, 'one', 'rejected', null)`,
  `insert into standings (project_id, stars, view) values
    (1, 7, '{"id": 1, "stars": 7, "momentum": null, "lastStory": {"id": "one", "title": "About one"}}'),
    (2, 8, '{"id": 2, "stars": 8, "momentum": null, "lastStory": null}')`,
];

async function expectUpgrade(connection: Connection): Promise<void> {
  const { db } = connection;
  for (const statement of STORED) await db.execute(sql.raw(statement));
  // An upgrade that has to derive all caches anew says so by their version.
  await noteCachesCurrent(db);
  await migrate(connection);
  // No story is there until the files are read again, and nothing tells of one.
  expect((await listStories(db, { projectId: null, limit: 10, after: null })).items).toEqual([]);
  const standings = await db.execute<{ story: unknown }>(sql`select view -> 'lastStory' as story from standings`);
  expect(standings.map(({ story }) => story)).toEqual([null, null]);
  const files = [kept("one", { mentions: [confirmed("a/b")] })];
  await syncStories(db, files, NOW);
  expect((await readStory(db, "one"))?.story).toMatchObject({ slug: "one", plusMinusDays: 3, versions: 1 });
  expect((await readProjectView(db, 1))?.lastStory).toMatchObject({ slug: "one", published: "2026-03-27" });
  expect(await readRecentStories(db, { projectIds: [1], limit: 10 })).toMatchObject([{ slug: "one", byHand: true }]);
}

upgradeEach(
  "a database whose stories came from files alone has them anew once the files are read",
  BEFORE,
  expectUpgrade,
);
