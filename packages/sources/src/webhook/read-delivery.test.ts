import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { readStoryDelivery } from "./read-delivery.ts";

const SECRET = "a secret";

function deliver(body: object) {
  const text = JSON.stringify(body);
  const signature = `sha256=${createHmac("sha256", SECRET).update(text).digest("hex")}`;
  const headers = { "content-type": "application/json", "x-aidran-signature": signature };
  return readStoryDelivery(new Request("http://here/hooks/aidran", { method: "POST", body: text, headers }), SECRET);
}

test("a key is the sender's own, and where it gives none the body's hash", async () => {
  expect(await deliver({ idempotency_key: "k-1", id: "7" })).toMatchObject({ delivery: { key: "k-1", id: "7" } });
  expect(await deliver({ id: "7" })).toMatchObject({ delivery: { key: expect.stringMatching(/^sha256:/) as string } });
});

test("a key that no database can keep is the sender's mistake, and said so", async () => {
  for (const key of ["k\u0000", "k\ud800", "k\n"]) {
    const answer = { status: 422, detail: expect.stringContaining("idempotency_key") as string };
    expect(await deliver({ idempotency_key: key, id: "7" })).toMatchObject({ answer });
  }
});

test("a story's id that no address can hold is none, and halves of letters elsewhere in it are not let in", async () => {
  expect(await deliver({ id: "x\ud800" })).toMatchObject({ answer: { status: 422 } });
  const story = { id: "7", headline: "A\ud800", content: "B\0", slug: "c\ud800" };
  const clean = { headline: "A\ufffd", content: "B", slug: "c\ufffd" };
  expect(await deliver(story)).toMatchObject({ delivery: { id: "7", story: clean } });
});
