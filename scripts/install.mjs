import { spawn } from "node:child_process";
import { basename } from "node:path";
import { ROOT } from "./paths.mjs";

/** What npm's own words mean for the person. */
const REASONS = [
  [/EUSAGE|in sync/, "package.json and package-lock.json disagree: run `npm install` and commit package-lock.json"],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i,
    "the package registry can't be reached: check the network, and `npm config get registry`",
  ],
  [/E40[134]|ETARGET/, "the registry refused or lacks a package: check `npm config get registry`"],
  [/EINTEGRITY/, "a package's content is not what package-lock.json says: try `npm cache clean --force`"],
  [/ENOSPC/, "the disk is full"],
  [/EACCES|EPERM|EROFS/, "this folder can't be written: check who owns it"],
];

/**
 * Runs `npm ci`, with all its output on stderr.
 * @returns {Promise<string | null>} null when done, else why it failed and what to do
 */
export async function install() {
  const { command, prefix, shell } = findNpm();
  // Dev and optional packages hold the pinned Node and the tools, whatever NODE_ENV says. Engine warnings are noise
  // under an older Node: what runs is the pinned one.
  const flags = ["--no-audit", "--no-fund", "--include=dev", "--include=optional", "--loglevel=error"];
  const child = spawn(command, [...prefix, "ci", ...flags], { cwd: ROOT, shell, stdio: ["ignore", 2, "pipe"] });
  let log = "";
  child.stderr.on("data", (chunk) => {
    log = (log + String(chunk)).slice(-20_000);
    process.stderr.write(chunk);
  });
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      log += `npm can't be started: ${error.message}`;
      resolve(1);
    });
    child.once("close", resolve);
  });
  if (code === 0) return null;
  const reason = REASONS.find(([pattern]) => pattern.test(log));
  return reason?.[1] ?? "see npm's messages above; `npm ci` by hand shows the same";
}

/** The npm that called us, run by the Node that runs us; else the one on PATH. */
export function findNpm() {
  const own = process.env["npm_execpath"];
  if (own !== undefined && basename(own) === "npm-cli.js")
    return { command: process.execPath, prefix: [own], shell: false };
  return { command: "npm", prefix: [], shell: process.platform === "win32" };
}
