import { eq, isNull, sql, and } from "drizzle-orm";
import type { Executor } from "../connect.ts";
import { projects } from "../schema/index.ts";
import type { IdMap } from "./id-map.ts";

/**
 * Stores a file's projects: one that is known here keeps what it is called and its number, and learns GitHub's number where
 * it lacks it; any other is added, under the file's number unless that is somebody's.
 * @returns how many were added
 */
export async function storeProjects(
  tx: Executor,
  columns: readonly string[],
  rows: readonly string[],
  ids: IdMap,
): Promise<number> {
  let added = 0;
  for (const row of rows) {
    const values = JSON.parse(row) as unknown[];
    const said = Object.fromEntries(columns.map((name, i) => [name, values[i]]));
    const fileId = Number(said["id"]);
    const known = ids.matches.get(fileId);
    if (known === undefined) {
      await addProject(tx, fileId, said, ids);
      added += 1;
    } else if (typeof said["github_id"] === "number") {
      await tx
        .update(projects)
        .set({ githubId: said["github_id"], repo: String(said["repo"]) })
        .where(and(eq(projects.id, known), isNull(projects.githubId)));
    }
  }
  await tx.execute(sql`
    select setval(pg_get_serial_sequence('projects', 'id'), greatest((select max(id) from projects), 1),
      exists (select from projects))`);
  return added;
}

async function addProject(tx: Executor, fileId: number, said: Record<string, unknown>, ids: IdMap): Promise<void> {
  const text = (name: string) => (typeof said[name] === "string" ? said[name] : null);
  const row = {
    githubId: typeof said["github_id"] === "number" ? said["github_id"] : null,
    repo: String(said["repo"]),
    name: String(said["name"]),
    category: text("category"),
    description: text("description"),
    homepage: text("homepage"),
    watched: said["watched"] !== false,
  };
  const [kept] = await tx
    .insert(projects)
    .values({ id: fileId, ...row })
    .onConflictDoNothing({ target: projects.id })
    .returning({ id: projects.id });
  if (kept !== undefined) return;
  // The file's number is somebody else's here.
  const [next] = await tx.execute<{ id: number }>(sql`select coalesce(max(id), 0) + 1 as id from projects`);
  const id = next?.id ?? 1;
  await tx.insert(projects).values({ id, ...row });
  await ids.add(fileId, id);
}
