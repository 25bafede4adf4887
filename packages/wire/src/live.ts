import { z } from "zod";
import { Instant } from "./common.ts";
import { GithubState } from "./status.ts";

const Version = z.number().int().meta({ description: "of the data: it rises when anything that readers see changes" });
const At = Instant.meta({ description: "when this was said, by the server's clock" });
const Newest = Instant.nullable().meta({ description: "of the newest total of a watched project" });

/** How old the newest figures are: `live` when younger than twice the collector's interval. */
export const FiguresState = z.enum(["live", "stale", "archive", "empty"]);
export type FiguresState = z.infer<typeof FiguresState>;

/** The first event of every stream. */
export const LiveHello = z.object({ version: Version, at: At, newest: Newest });
export type LiveHello = z.infer<typeof LiveHello>;

/** The data have changed. */
export const LiveFigures = z.object({ version: Version, at: At, newest: Newest });
export type LiveFigures = z.infer<typeof LiveFigures>;

/** GitHub can or can't be reached any more, or the figures have become old or new. */
export const LiveStatus = z.object({
  at: At,
  github: z.object({ state: GithubState, since: Instant.nullable() }),
  figures: FiguresState,
});
export type LiveStatus = z.infer<typeof LiveStatus>;

/** An event of the stream, by its name. */
export type LiveEvent =
  | { event: "hello"; id: string; data: LiveHello }
  | { event: "figures"; id: string; data: LiveFigures }
  | { event: "status"; id: string; data: LiveStatus };
