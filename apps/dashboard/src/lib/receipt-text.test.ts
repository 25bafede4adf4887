import { expect, it } from "vitest";
import { describeReceipt } from "#lib/receipt-text.ts";

it("a receipt says whether its figures were asked for, read from a file, or sent to us", () => {
  expect(describeReceipt({ status: 304, request: "GET /repos/a/b" })).toEqual({ when: "Fetched", answer: "HTTP 304" });
  expect(describeReceipt({ status: null, request: "archive, rows of a/b" }).answer).toContain("file");
  expect(describeReceipt({ status: null, request: "POST /hooks/github star.created" })).toMatchObject({
    when: "Received",
    answer: expect.stringContaining("delivery") as string,
  });
});
