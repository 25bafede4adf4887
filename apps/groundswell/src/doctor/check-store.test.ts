import { join } from "node:path";
import { tmpdir } from "node:os";
import { UserError } from "@groundswell/core";
import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { checkFolder } from "./check-folder.ts";
import { checkStore, readStatus } from "./check-store.ts";
import { failFor } from "./check.ts";

test("a status route that can't answer is the database's fault, and ends nothing", async () => {
  for (const response of [Response.json({ title: "gone" }, { status: 503 }), new Response("", { status: 200 })]) {
    const { check, status } = await readStatus("the PostgreSQL server answers", response);
    expect([check.state, status]).toEqual(["fail", null]);
    expect(check.says).toContain(`(the route answers ${response.status})`);
    expect(check.remedy).toContain("DATABASE_URL");
  }
});

test("what a driver throws is named by its code alone: its message may hold a password", () => {
  const refused = Object.assign(new Error("role of postgres://u:secret@db/x"), { code: "28P01" });
  const check = failFor("database", new Error("Failed query: select 'secret'", { cause: refused }), "look there");
  expect(check).toMatchObject({ state: "fail", says: "the password is refused (28P01)", remedy: "look there" });
  expect(failFor("database", Object.assign(new Error("secret"), { code: "XX001" })).says).toBe("it failed with XX001");
  expect(failFor("database", new TypeError("secret")).says).toBe("it failed with a TypeError");
  expect(failFor("database", "secret").says).not.toContain("secret");
  expect(failFor("x", new UserError("it is wrong", { remedy: "mend it" })).says).toBe("it is wrong");
});

test("an address of a server that can't be read fails, with no part of it told", async () => {
  const config = { ...readConfig({}), databaseUrl: "postgres://u:sec%ret@db.invalid/x" };
  const { check } = await checkStore(config);
  expect(check.state).toBe("fail");
  expect(JSON.stringify(check)).not.toContain("ret@");
});

test("a file system that does not tell its room fails the check", async () => {
  const dataDir = join(tmpdir(), "none-yet");
  const refuse = () => Promise.reject(Object.assign(new Error("statfs"), { code: "EIO" }));
  expect(await checkFolder({ databaseUrl: undefined, dataDir }, refuse)).toMatchObject({
    state: "fail",
    says: "it failed with EIO",
  });
});
