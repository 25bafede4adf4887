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
  await expect(ask(refuse(503), null)).rejects.toMatchObject({ status: 503 });
  await expect(ask(Promise.reject(new TypeError("fetch failed")), null)).rejects.toMatchObject({ status: 503 });
});
