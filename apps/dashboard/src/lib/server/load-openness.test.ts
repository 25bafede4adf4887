import { createClient } from "@groundswell/client";
import { expect, test } from "vitest";
import { loadOpenness, loadOpennessCompare } from "./load-openness.ts";

function apiThatAnswers(status: number, detail: string) {
  const body = JSON.stringify({
    ...{ type: "about:blank", title: detail, status, detail },
    errors: [{ field: "projects", message: detail }],
  });
  const headers = { "content-type": "application/problem+json" };
  return createClient({
    baseUrl: "http://localhost",
    fetch: () => Promise.resolve(new Response(body, { status, headers })),
  });
}
const asked = new URLSearchParams("projects=octo/lamp,octo/oven&projects=octo/lamp");

test("a name that was only written wrong is answered on the page itself", async () => {
  expect(await loadOpennessCompare(apiThatAnswers(400, "octo/lamp is not known"), asked)).toEqual({
    ...{ asked: ["octo/lamp", "octo/oven"], ledgers: [] },
    fault: "Octo/lamp is not known.",
  });
});

test("a database that is gone is a page of its own, with what the API says, and no fault of the reader's", async () => {
  const gone = apiThatAnswers(503, "the database does not answer since 12:00 UTC");
  const told = {
    status: 503,
    body: { kind: "api-unavailable", message: expect.stringMatching(/^The database/) as string },
  };
  await expect(loadOpennessCompare(gone, asked)).rejects.toMatchObject(told);
  await expect(loadOpenness(gone, new URLSearchParams())).rejects.toMatchObject(told);
  await expect(loadOpenness(apiThatAnswers(500, "oh"), new URLSearchParams())).rejects.toMatchObject({ status: 502 });
});

test("a place in the list that is none is not found", async () => {
  const wrong = loadOpenness(apiThatAnswers(400, "no cursor"), new URLSearchParams("changes=x"));
  await expect(wrong).rejects.toMatchObject({ status: 404 });
});
