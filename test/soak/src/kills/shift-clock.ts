import { shiftDate } from "../process/shift-date.ts";

/**
 * Loaded into the program before anything else (`--import`): sets its clock off by CLOCK_OFFSET_MS, so that days pass
 * between two runs that are seconds apart.
 */
const offsetMs = Number(process.env["CLOCK_OFFSET_MS"] ?? "0");

shiftDate(() => offsetMs);
