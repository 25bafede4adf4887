import type { Client } from "@groundswell/client";
import type { Correction, Page } from "@groundswell/wire";
import { toNamed, type NamedRepo } from "#lib/compare/named-repo.ts";
import { ask, unlessMissing } from "#lib/server/ask.ts";
import { correctionStrings } from "#lib/strings/corrections.ts";

const PAGE_SIZE = 50;
/** As many as the field proposes; any other can be written. */
const PROPOSED = 100;

/** What the list of corrections is narrowed to. */
export interface CorrectionQuery {
  /** Key of one pinned chart; null: all. */
  pin: string | null;
  /** `owner/name`; null: all. */
  project: string | null;
  cursor: string | null;
}

export interface CorrectionsData {
  query: CorrectionQuery;
  /** Null: no project is or was called what was asked for. */
  corrections: Page<Correction> | null;
  proposed: NamedRepo[];
}

/** What has become known otherwise since charts were pinned, found last first. */
export async function loadCorrections(
  api: Pick<Client, "corrections" | "projects">,
  search: Pick<URLSearchParams, "get">,
): Promise<CorrectionsData> {
  const query = {
    pin: readText(search, "pin"),
    project: readText(search, "project"),
    cursor: readText(search, "cursor"),
  };
  const given = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
  const asked = api.corrections({ ...given, limit: PAGE_SIZE });
  const [corrections, watched] = await ask(
    Promise.all([
      // A name that was only written wrong is answered on the page itself.
      query.project === null || query.cursor !== null ? asked : unlessMissing(asked),
      api.projects({ sort: "name", limit: PROPOSED }),
    ]),
    correctionStrings.notFound,
  );
  return { query, corrections, proposed: watched.items.map(toNamed) };
}

function readText(search: Pick<URLSearchParams, "get">, name: string): string | null {
  const text = (search.get(name) ?? "").trim();
  return text === "" ? null : text;
}
