/** Writes `watchlist.schema.json` at the repository's root; run it, then prettier, after a change of the schema. */
import { writeFileSync } from "node:fs";
import { watchlistJsonSchema } from "./json-schema.ts";

const file = new URL("../../../watchlist.schema.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(watchlistJsonSchema(), null, 2)}\n`);
