import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startGroundswell } from "@groundswell/support";
import { expect, test } from "vitest";
import { until } from "./site.ts";

test("the demo says on every page that its world is simulated", async () => {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-demo-"));
  const env = { PORT: String(port), GROUNDSWELL_DATA_DIR: dataDir };
  const groundswell = startGroundswell(["up", "--demo"], { env });
  await groundswell.waitForLine(/Groundswell is at/, 90_000);
  const base = `http://localhost:${port}`;
  await until("the lantern has figures", async () => {
    const answer = await fetch(`${base}/api/v1/projects/groundswell-demo/lantern`);
    return ((await answer.json()) as { stars: { value: number | null } }).stars.value !== null;
  });
  for (const path of ["/", "/groundswell-demo/lantern", "/stories", "/status", "/about"]) {
    expect(await (await fetch(base + path)).text(), path).toMatch(/simulated/i);
  }
  const svg = await (await fetch(`${base}/charts/groundswell-demo/lantern/stars.svg`)).text();
  expect(svg).toMatch(/simulated/i);
  groundswell.kill("SIGTERM");
  expect(await groundswell.exited).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
});
