import { expect, test } from "vitest";
import { ask, get, lamp, openStandin } from "./test-support.ts";

const HOUR_MS = 3_600_000;

test("a repository that goes private is not there until it is public again, and then as it was", async () => {
  const changes = [
    { at: "2026-03-26T12:30:00Z", private: true },
    { at: "2026-03-26T14:30:00Z", private: false },
  ];
  const standin = await openStandin([lamp({ changes })]);
  const look = async () => {
    const rest = await get(standin, "/repos/octo/lamp");
    const { data, errors } = await ask(
      standin,
      `{ repository(owner: "octo", name: "lamp") { visibility isPrivate isDisabled isArchived stargazerCount } }`,
    );
    const { visibility = null } = (rest.json ?? {}) as { visibility?: string };
    return { status: rest.status, visibility, said: data?.["repository"], error: errors[0]?.type ?? null };
  };
  const open = { visibility: "PUBLIC", isPrivate: false, isDisabled: false, isArchived: false };
  const there = (stargazerCount: number) => ({
    status: 200,
    visibility: "public",
    said: { ...open, stargazerCount },
    error: null,
  });
  expect(await look()).toEqual(there(140));
  standin.clock.now += HOUR_MS;
  expect(await look()).toEqual({ status: 404, visibility: null, said: null, error: "NOT_FOUND" });
  standin.clock.now += 2 * HOUR_MS;
  expect(await look()).toEqual(there(141));
  standin.expectNoViolations();
});

test("disabled and archived show in both APIs from their instants on", async () => {
  const changes = [{ at: "2026-03-26T12:30:00Z", disabled: true, archived: true }];
  const standin = await openStandin([lamp({ changes })]);
  standin.clock.now += HOUR_MS;
  expect((await get(standin, "/repos/octo/lamp")).json).toMatchObject({ disabled: true, archived: true });
  const { data } = await ask(standin, `{ repository(owner: "octo", name: "lamp") { isDisabled isArchived } }`);
  expect(data).toEqual({ repository: { isDisabled: true, isArchived: true } });
});
