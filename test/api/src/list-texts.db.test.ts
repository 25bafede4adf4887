import { bumpDataVersion } from "@groundswell/db";
import { ProjectPage } from "@groundswell/wire";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { onBothDatabases } from "./harness.ts";

/** Longer than the API trusts the data's version. */
const VERSION_AGE_MS = 600;

onBothDatabases("lists that are put together from texts", (suite) => {
  const read = async (query: string) => {
    const text = await (await suite.get(`/api/v1/projects${query}`)).text();
    const page = ProjectPage.parse(JSON.parse(text));
    return { text, page };
  };

  test("are the JSON that they would be in one piece, page by page", async () => {
    const whole = await read("?sort=name&limit=200");
    expect(whole.text).toBe(JSON.stringify(JSON.parse(whole.text)));
    const items: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { page }: { page: ProjectPage } = await read(
        `?sort=name&limit=7${cursor === "" ? "" : `&cursor=${cursor}`}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(items).toEqual(whole.page.items);
    expect((await read("?q=nobody-is-called-so")).text).toBe('{"items":[],"nextCursor":null}');
  });

  test("have each project's newest words, whatever letters these are of", async () => {
    const { db } = suite.connection();
    const before = (await read("?limit=3")).page.items;
    const id = before[1]?.id ?? 0;
    for (const name of ["Grüße, 世界 🪿", "Other"]) {
      await db.execute(sql`
        update standings set view = jsonb_set(view, '{name}', to_jsonb(${name}::text)) where project_id = ${id}`);
      await bumpDataVersion(db);
      await new Promise((resolve) => setTimeout(resolve, VERSION_AGE_MS));
      const after = (await read("?limit=3")).page.items;
      expect(after).toEqual(before.map((item) => (item.id === id ? { ...item, name } : item)));
    }
  });
});
