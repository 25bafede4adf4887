import { existsSync } from "node:fs";
import { findChromium } from "../test/support/src/find-tools.mjs";
import { tell } from "./paths.mjs";
import { ON_STDERR, runChild } from "./run-child.mjs";

/**
 * Finds Chromium; where it is absent and may be installed (root on Debian or Ubuntu), installs the system's package.
 * @returns {Promise<string | null>} its path
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null || process.env["CHROMIUM_PATH"] || !mayInstall()) return found;
  tell("Installing Chromium for the browser tests (Debian's package; once) …");
  const options = { ...ON_STDERR, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  const apt = async (...args) => (await runChild("apt-get", ["-qq", ...args], options)) === 0;
  const packages = ["chromium", "fonts-liberation"];
  const done = (await apt("update")) && (await apt("install", "-y", "--no-install-recommends", ...packages));
  if (!done) tell("Chromium could not be installed: see apt-get's messages above.");
  return findChromium();
}

function mayInstall() {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}
