import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { eachDatabase } from "./databases.ts";

const HARD = ["a\\b", "\\", '"', '\\"', ",", "{", "}", "{}", "", " ", "null", "NULL", "a\nb", "\t", "é😀", "a b", null];

eachDatabase("arrays", (database) => {
  it("of texts are read as they were stored", async () => {
    const read = async (texts: (string | null)[]) => {
      // As JSON, which has no array's quotes: what is compared is what the database holds.
      const [row] = await database.db.execute<{ texts: (string | null)[] }>(sql`
        select array(select e.text from json_array_elements_text(${JSON.stringify(texts)}::text::json)
          with ordinality as e (text, place) order by e.place) as texts`);
      return row?.texts;
    };
    expect(await read(HARD)).toEqual(HARD);
    expect(await read([])).toEqual([]);
    const unit = fc.oneof(
      fc.constantFrom("\\", '"', ",", "{", "}", "\n", " ", "NULL"),
      fc.string({ unit: "grapheme" }),
    );
    const text = fc.array(unit, { maxLength: 5 }).map((parts) => parts.join("").replaceAll("\0", ""));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text), { maxLength: 6 }), async (texts) => {
        expect(await read(texts)).toEqual(texts);
      }),
      { numRuns: 200 },
    );
  });

  it("of numbers have what is unknown as null, and great numbers as they are", async () => {
    const [row] = await database.db
      .execute(sql`select array[1, null, -2]::int4[] as int4, array[null, 3]::int2[] as int2,
      array[0.1, null, 1e-7]::float8[] as float8, array[9007199254740993, null]::int8[] as int8`);
    expect(row).toEqual({
      ...{ int4: [1, null, -2], int2: [null, 3], float8: [0.1, null, 1e-7] },
      int8: ["9007199254740993", null],
    });
  });
});
