import { ApiError, type Client } from "@groundswell/client";
import type { CatalogueOpennessChange, Openness, OpennessPage, Page } from "@groundswell/wire";
import { ask } from "#lib/server/ask.ts";
import { opennessPageStrings } from "#lib/strings/openness.ts";

/** Changes a page, and projects a page: a table of more is no longer looked through. */
const CHANGES_SHOWN = 25;
const PROJECTS_SHOWN = 200;

export interface OpennessPageData {
  changes: Page<CatalogueOpennessChange>;
  projects: OpennessPage;
  /** Whether the changes are those from the newest on. */
  isNewest: boolean;
}

type Search = Pick<URLSearchParams, "get" | "getAll">;

/** What changed in the open, and every project's headline. */
export async function loadOpenness(
  api: Pick<Client, "opennessChanges" | "opennessOfAll">,
  search: Search,
): Promise<OpennessPageData> {
  const [older, after] = [readCursor(search, "changes"), readCursor(search, "after")];
  const [changes, projects] = await ask(
    Promise.all([
      api.opennessChanges({ limit: CHANGES_SHOWN, ...(older === null ? {} : { cursor: older }) }),
      api.opennessOfAll({ limit: PROJECTS_SHOWN, ...(after === null ? {} : { cursor: after }) }),
    ]),
    opennessPageStrings.notFound,
  );
  return { changes, projects, isNewest: older === null };
}

export interface OpennessCompareData {
  /** As asked for. */
  asked: string[];
  ledgers: Openness[];
  /** What is wrong with what was asked for; null: nothing. */
  fault: string | null;
}

/** The ledgers of the projects that an address names: with commas, or each as a `projects` of its own. */
export async function loadOpennessCompare(
  api: Pick<Client, "opennessOfAll">,
  search: Search,
): Promise<OpennessCompareData> {
  const names = search.getAll("projects").flatMap((list) => list.split(","));
  const asked = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ""))];
  if (asked.length === 0) return { asked, ledgers: [], fault: null };
  const answer = api.opennessOfAll({ projects: asked }).catch((cause: unknown) => {
    // A name that was only written wrong is answered on the page itself.
    if (cause instanceof ApiError && cause.status === 400) return cause;
    throw cause;
  });
  const found = await ask(answer, null);
  if (found instanceof ApiError) return { asked, ledgers: [], fault: describeFault(found) };
  return { asked, ledgers: found.items.flatMap(({ ledger }) => ledger ?? []), fault: null };
}

function describeFault({ problem, message }: ApiError): string {
  const said = problem?.errors?.map((error) => error.message).join("; ") ?? message;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function readCursor(search: Search, name: string): string | null {
  const text = (search.get(name) ?? "").trim();
  return text === "" ? null : text;
}
