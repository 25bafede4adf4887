import { ApiError } from "@groundswell/client";
import { expect, test } from "vitest";
import { ask } from "./ask.ts";

const refuse = (status: number) => Promise.reject(new ApiError("no", status, null));

test("only what the page is about can be missing: a part that the API refuses is a failure, not “no such project”", async () => {
  await expect(ask(refuse(404), "No such project.")).rejects.toMatchObject({
    status: 404,
    body: { message: "No such project.", kind: "not-found" },
  });
  for (const status of [404, 400, 500]) await expect(ask(refuse(status), null)).rejects.toMatchObject({ status: 502 });
  await expect(ask(refuse(503), null)).rejects.toMatchObject({ status: 503, body: { kind: "api-unavailable" } });
  await expect(ask(Promise.reject(new TypeError("fetch failed")), null)).rejects.toMatchObject({ status: 503 });
});

test("a reader is told what the API says is wrong, and since when", async () => {
  const problem = {
    type: "about:blank",
    title: "Unavailable",
    status: 503,
    detail: "the database is away, since noon",
  };
  const answer = ask(Promise.reject(new ApiError("no", 503, problem)), "No such project.");
  await expect(answer).rejects.toMatchObject({ status: 503, body: { message: "The database is away, since noon." } });
});
