import { isDeepStrictEqual } from "node:util";
import type { Database } from "@groundswell/db";
import type { Problems } from "./problems.ts";

interface Body {
  full_name: string;
  description: string | null;
  homepage: string | null;
  license: { spdx_id: string | null } | null;
  language: string | null;
  topics: string[];
  default_branch: string;
  archived: boolean;
  disabled: boolean;
}

/** The newest details of each project must be those that GitHub tells now. Asks the stand-in itself, by id. */
export async function checkDetailsAtEnd(
  db: Database,
  { url, token }: { url: string; token: string },
  projects: readonly { id: number; githubId: number }[],
  problems: Problems,
): Promise<void> {
  const rows = await db.execute(
    `select distinct on (project_id) project_id as id, full_name, description, homepage, license, language, topics,
      default_branch, archived, disabled from detail_revisions order by project_id, known_at desc`,
  );
  const known = new Map([...rows].map(({ id, ...said }) => [id, said]));
  const headers = { "user-agent": "truth", "x-github-api-version": "2026-03-10", authorization: `token ${token}` };
  for (const { id, githubId } of projects) {
    const response = await fetch(`${url}/repositories/${githubId}`, { headers });
    if (!response.ok) throw new Error(`the stand-in answered ${response.status} for ${githubId}`);
    // Its answers are held to GitHub's schema by its own tests.
    const body = (await response.json()) as Body;
    const said = {
      full_name: body.full_name,
      description: body.description,
      homepage: body.homepage === "" ? null : body.homepage,
      license: body.license?.spdx_id ?? null,
      language: body.language,
      topics: body.topics,
      default_branch: body.default_branch,
      archived: body.archived,
      disabled: body.disabled,
    };
    if (!isDeepStrictEqual(known.get(id), said)) {
      problems.add("details are not the truth", `${JSON.stringify(known.get(id))}, but ${JSON.stringify(said)}`);
    }
  }
}
