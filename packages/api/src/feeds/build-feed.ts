import { keepState, readNewestFact, readState } from "@groundswell/db";
import type { RouteContext } from "../deps.ts";
import { noticeOf } from "../http/simulated.ts";
import { nameUrn } from "./entry-id.ts";
import type { Feed } from "./feed.ts";
import { FEED_KINDS } from "./kinds.ts";
import { writeFeedOptions, type FeedOptions } from "./options.ts";
import { readEntries } from "./read-entries.ts";
import type { FeedScope } from "./scope.ts";
import { toLine } from "./to-line.ts";

/** Under this key it is kept what the ids of this installation's entries are made with. */
const NAMESPACE_KEY = "feed_namespace";
/** Where no public address is known yet: nobody else reads these. */
const LOCAL = "local";

/**
 * A feed as it stands.
 * @param extension `atom` or `json`
 */
export async function buildFeed(
  context: RouteContext,
  { scope, options, base, extension }: { scope: FeedScope; options: FeedOptions; base: string; extension: string },
): Promise<Feed> {
  const { db, world } = context;
  const namespace = await readNamespace(context);
  const simulated = noticeOf(world);
  const notice = simulated === null ? [] : [`${simulated}.`];
  const entries = await readEntries(db, scope.projectIds, options, { base, namespace, notice });
  const updates = entries.map((entry) => entry.updatedAt);
  // A feed without entries is as new as what is known of its projects; the clock would make it another each time.
  const updatedAt = updates.length > 0 ? Math.max(...updates) : ((await readNewestFact(db, scope.projectIds)) ?? 0);
  const query = [...scope.query, ...writeFeedOptions(options)];
  const { kinds } = options;
  const narrowed = kinds.length === FEED_KINDS.length ? "" : ` (${kinds.join(", ")})`;
  return {
    id: nameUrn(namespace, "feed", ...scope.parts, "kinds", ...kinds),
    title: toLine(`${scope.title}${narrowed}${simulated === null ? "" : ` – ${simulated.toLowerCase()}`}`),
    description: toLine(`What was seen of ${scope.of} on GitHub and in stories. ${DISCLAIMER}`),
    self: `${base}${scope.path}.${extension}${query.length === 0 ? "" : `?${query.join("&")}`}`,
    home: scope.home,
    base,
    updatedAt,
    entries,
  };
}

const DISCLAIMER = "After is not because: entries say when something was seen, never what led to it.";

/**
 * What makes the ids of entries this installation's own. It is the public address at which feeds were first asked for,
 * and stays that wherever the installation moves.
 */
async function readNamespace({ db, publicUrl, world, now }: RouteContext): Promise<string> {
  const kept =
    publicUrl === null ? await readState(db, NAMESPACE_KEY) : await keepState(db, NAMESPACE_KEY, publicUrl, now());
  return `${world} ${typeof kept === "string" ? kept : LOCAL}`;
}
