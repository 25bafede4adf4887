import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { watchlistJsonSchema } from "./json-schema.ts";

describe("watchlist.schema.json", () => {
  it("is what the schema generates (else run src/write-json-schema.ts and prettier)", () => {
    const committed: unknown = JSON.parse(
      readFileSync(new URL("../../../watchlist.schema.json", import.meta.url), "utf8"),
    );
    expect(committed).toEqual(watchlistJsonSchema());
  });

  it("is of draft 2020-12, needs projects only, and knows no further keys", () => {
    expect(watchlistJsonSchema()).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      required: ["projects"],
      additionalProperties: false,
    });
  });
});
