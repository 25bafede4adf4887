import type { SourceReport } from "@groundswell/sources";
import type { Watchlist } from "@groundswell/watchlist";
import { record, startAidran, type AidranStandin } from "./aidran-standin.ts";
import { closeAfterEach, DAY_MS, NOON, type Suite } from "./harness.ts";

export const KEY = "a-key-of-the-tests";
const ENV = { AIDRAN_API_KEY: KEY };

export const yamlOf = (url: string) => `projects:
  - repo: aaif-goose/goose
    name: Goose
    context: [agent, MCP]
  - ollama/ollama
coverage:
  - kind: aidran
    url: ${url}
    keyEnv: AIDRAN_API_KEY
    siteUrl: https://aidran.ai
`;

/** So many stories, each written a minute after the one before. */
function fill(standin: AidranStandin, count: number): void {
  for (let n = 0; n < count; n++) {
    const at = new Date(NOON - DAY_MS + n * 60_000).toISOString();
    standin.stories.set(`s${n}`, record(`s${n}`, { generatedAt: at, publishAt: at }));
  }
}

/** What a test of AIDRAN's API works with. */
export interface AidranScene {
  standin: AidranStandin;
  watchlist: Watchlist;
  /** Asks the API, with the right key unless told otherwise, and returns what is reported of it. */
  sync: (env?: Record<string, string>) => Promise<SourceReport>;
}

/** Opens scenes on a suite's database: an API with so many stories, which a watchlist names. */
export function aidranScenes(suite: Suite): (count: number) => Promise<AidranScene> {
  const begin = closeAfterEach();
  return async (count) => {
    const standin = begin(await startAidran(KEY));
    fill(standin, count);
    const watchlist = await suite.watch(yamlOf(standin.url));
    return { standin, watchlist, sync: (env = ENV) => syncOne(suite, watchlist, env) };
  };
}

/** Asks a watchlist's one place of coverage. */
export async function syncOne(
  suite: Suite,
  watchlist: Awaited<ReturnType<Suite["watch"]>>,
  env: Record<string, string> = ENV,
) {
  const { sources } = await suite.sync(watchlist, { env });
  const [source] = sources;
  if (source === undefined || sources.length !== 1) throw new Error(`${sources.length} sources were reported`);
  return source;
}
