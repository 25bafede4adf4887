import { expect, test } from "vitest";
import { noteRetry } from "./note-retry.ts";

test("a page that waits for room says to wait as long as the API says, and no other answer is noted", async () => {
  const noted: string[] = [];
  const answering = (status: number) =>
    noteRetry(
      () => Promise.resolve(new Response(null, { status, headers: { "retry-after": "60" } })),
      (seconds) => noted.push(seconds),
    );
  expect((await answering(429)("http://x")).status).toBe(429);
  expect(noted).toEqual([]);
  expect((await answering(503)("http://x")).status).toBe(503);
  expect(noted).toEqual(["60"]);
});
