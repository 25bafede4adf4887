import { connect, syncWatchlist } from "@groundswell/db";

/** A program for tests: owns a data folder, adds a project to it, and holds on or dies at once, as its arguments say. */
const [dataDir = "", then] = process.argv.slice(2);
const { db } = await connect({ dataDir });
const rest = { category: null, description: null, homepage: null, formerly: [] };
await syncWatchlist(db, [{ repo: "late/one", name: "Late", ...rest }]);
if (then === "and die") process.kill(process.pid, "SIGKILL");
console.log("holding");
setInterval(() => undefined, 1_000);
