import type { Client } from "@groundswell/client";
import type { Correction, Page } from "@groundswell/wire";
import { ask } from "#lib/server/ask.ts";
import { correctionStrings } from "#lib/strings/corrections.ts";

const PAGE_SIZE = 50;

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
  corrections: Page<Correction>;
}

/** What has become known otherwise since charts were pinned, found last first. */
export async function loadCorrections(
  api: Pick<Client, "corrections">,
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
  return { query, corrections: await ask(api.corrections({ ...given, limit: PAGE_SIZE }), correctionStrings.notFound) };
}

function readText(search: Pick<URLSearchParams, "get">, name: string): string | null {
  const text = search.get(name) ?? "";
  return text === "" ? null : text;
}
