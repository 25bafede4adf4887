import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { freePort, launchBrowser, startProcess, type RunningProcess } from "@groundswell/support";
import { median, type Figure } from "./figure.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const ROUNDS = 3;
/** Nothing listens there: a start must not depend on GitHub. */
const NO_GITHUB = "http://127.0.0.1:1";

/** `npm start` to its first answer, warm; then what the overview sends a browser in JavaScript. */
export async function benchStart(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "groundswell-bench-"));
  try {
    await startOnce(dataDir, () => Promise.resolve());
    const seconds: number[] = [];
    for (let i = 0; i < ROUNDS; i += 1) seconds.push(await startOnce(dataDir, () => Promise.resolve()));
    let script = { bytes: 0, files: 0 };
    await startOnce(dataDir, async (url) => {
      script = await measureScript(url);
    });
    return [
      {
        name: "warm npm start to first answer",
        value: median(seconds),
        unit: "s",
        aim: "≤ 3",
        detail: { rounds: ROUNDS, slowest: Math.max(...seconds) },
      },
      {
        name: "JavaScript of the overview page",
        value: script.bytes / 1_024,
        unit: "KB gzipped",
        aim: "≤ 90",
        detail: { files: script.files },
      },
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startOnce(dataDir: string, whenUp: (url: string) => Promise<void>): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const npm = startProcess("npm", ["start"], {
    cwd: ROOT,
    // Never the caller's own database: this one is measured, and written to.
    env: {
      ...process.env,
      DATABASE_URL: undefined,
      PORT: String(port),
      GROUNDSWELL_DATA_DIR: dataDir,
      GITHUB_API_URL: NO_GITHUB,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([firstAnswer(`${url}/api/v1/projects`), failWith(npm)]);
  const seconds = (performance.now() - startedAt) / 1_000;
  await whenUp(url);
  npm.kill("SIGTERM");
  await npm.exited;
  await goneFrom(url);
  return seconds;
}

async function failWith(npm: RunningProcess): Promise<never> {
  const code = await npm.exited;
  throw new Error(`npm start ended with ${code}: ${npm.stderr}`);
}

async function firstAnswer(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** npm's shell dies before the server has stopped; the next start needs the data folder free. */
async function goneFrom(url: string): Promise<void> {
  while ((await fetch(url).catch(() => null)) !== null) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

async function measureScript(url: string): Promise<{ bytes: number; files: number }> {
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (response.headers()["content-type"]?.includes("javascript") === true) bodies.push(response.body());
    });
    await page.goto(url, { waitUntil: "networkidle" });
    const scripts = await Promise.all(bodies);
    return { bytes: scripts.reduce((sum, body) => sum + gzipSync(body).length, 0), files: scripts.length };
  } finally {
    await browser.close();
  }
}
