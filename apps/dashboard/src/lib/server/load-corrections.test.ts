import { ApiError } from "@groundswell/client";
import { expect, it } from "vitest";
import { loadCorrections } from "./load-corrections.ts";

it("asks for the corrections of what the address names, and of nothing else when it names nothing", async () => {
  const asked: object[] = [];
  const api = {
    projects: () => Promise.resolve({ items: [], nextCursor: null }),
    corrections: (query: object = {}) => {
      asked.push(query);
      return Promise.resolve({ items: [], nextCursor: null });
    },
  };
  await loadCorrections(api, new URLSearchParams("pin=9f86d081884c7d659f86d081884c7d65&cursor=abc"));
  const { query } = await loadCorrections(api, new URLSearchParams("project=&other=1"));
  expect(asked).toEqual([{ pin: "9f86d081884c7d659f86d081884c7d65", cursor: "abc", limit: 50 }, { limit: 50 }]);
  expect(query).toEqual({ pin: null, project: null, cursor: null });
});

it("answers a name that nobody bears on the page itself: it was only written wrong", async () => {
  const api = {
    projects: () => Promise.resolve({ items: [], nextCursor: null }),
    corrections: () => Promise.reject(new ApiError("no such project", 404, null)),
  };
  expect((await loadCorrections(api, new URLSearchParams("project=no/body"))).corrections).toBeNull();
  await expect(loadCorrections(api, new URLSearchParams("pin=gone"))).rejects.toMatchObject({ status: 404 });
});
