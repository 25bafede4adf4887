import { readFileSync } from "node:fs";
import { shiftDate } from "../process/shift-date.ts";

/**
 * Loaded into the program before anything else (`--import`): its clock is off by the milliseconds that stand in the file
 * CLOCK_FILE, so that it can be set while the program runs.
 */
let offsetMs = 0;

setInterval(() => {
  offsetMs = Number(readFileSync(process.env["CLOCK_FILE"] ?? "", "utf8"));
}, 100).unref();

shiftDate(() => offsetMs);
