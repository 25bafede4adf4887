import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";

interface Service {
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  environment?: Record<string, string>;
  volumes?: string[];
}

const root = new URL("../../../", import.meta.url);
const compose = parse(readFileSync(new URL("docker-compose.yml", root), "utf8"), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const dockerfile = readFileSync(new URL("Dockerfile", root), "utf8");

test("every part is there, and waits for what it needs", () => {
  const waits = Object.entries(compose.services).map(([name, { depends_on = {} }]) => [
    name,
    Object.entries(depends_on).map(([on, { condition }]) => `${on} ${condition}`),
  ]);
  expect(Object.fromEntries(waits)).toEqual({
    postgres: [],
    migrate: ["postgres service_healthy"],
    api: ["migrate service_completed_successfully"],
    collector: ["migrate service_completed_successfully"],
    dashboard: ["api service_healthy"],
  });
});

test("a part that another waits to be healthy can say so", () => {
  expect(compose.services["postgres"]?.healthcheck?.test).toContain("pg_isready");
  expect(compose.services["api"]?.healthcheck).toBeUndefined(); // the image's own
  expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/m);
});

test("each role runs a verb that the command line has", () => {
  const verbs = ["migrate", "api", "collector"].map((name) => compose.services[name]?.command);
  expect(verbs).toEqual([["migrate"], ["api"], ["collect"]]);
});

test("the GitHub token reaches the collector only", () => {
  const holders = Object.entries(compose.services).filter(([, { environment }]) => environment?.["GITHUB_TOKEN"]);
  expect(holders.map(([name]) => name)).toEqual(["collector"]);
});

test("the image does not run as root", () => {
  expect(
    dockerfile
      .trim()
      .split("\n")
      .findLast((line) => line.startsWith("USER ")),
  ).toBe("USER node");
});

test("the database's data is where version 18's image keeps it, in a volume that is declared", () => {
  expect(compose.services["postgres"]?.volumes).toEqual(["postgres:/var/lib/postgresql"]);
  expect(Object.keys(compose.volumes)).toEqual(["postgres"]);
});
