import { once } from "node:events";
import { measureMemory } from "./measure-memory.ts";
import type { FromPuppet, ToPuppet } from "./messages.ts";
import { shiftDate } from "./shift-date.ts";

/**
 * Loaded into the program before anything else (`--import`), in a process with an IPC channel: its parent sets its clock,
 * and asks what it holds. Timers go on by the machine's clock.
 */
const RealDate = Date;
let offsetMs = 0;

function take(told: ToPuppet): void {
  if (told.type === "clock") offsetMs = told.now - RealDate.now();
  else void measureMemory().then((usage) => process.send?.({ usage } satisfies FromPuppet));
}

shiftDate(() => offsetMs);
// Nothing is to be dated by the machine's clock.
const [first] = (await once(process, "message")) as [ToPuppet];
take(first);
process.on("message", (told) => take(told as ToPuppet));
process.once("disconnect", () => process.exit());
// The channel alone keeps nobody alive.
process.channel?.unref();
