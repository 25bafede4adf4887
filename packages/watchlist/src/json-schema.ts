import { z } from "zod";
import { WatchlistFile } from "./schema.ts";

/** The JSON Schema (draft 2020-12) of `watchlist.yaml`, for editors; `watchlist.schema.json` is its committed copy. */
export function watchlistJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(WatchlistFile, { io: "input", target: "draft-2020-12" });
  return {
    $schema,
    title: "Groundswell watchlist",
    description:
      "The projects that Groundswell watches, where stories about them come from, and where public posts are counted.",
    ...rest,
  };
}
