import "./runtime/resolve-drizzle.ts";
import { UserError } from "@groundswell/core";
import { CommanderError } from "commander";
import { createProgram } from "./program.ts";
import { complain } from "./runtime/say.ts";

// Whoever reads what is said may have enough of it (`| head`): what was begun is ended all the same.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** Exit codes: 0 done, 1 failed, 2 bad usage or invalid input. */
try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  // Commander has printed its own message (or the help that was asked for).
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UserError) {
    complain(error.toLine());
    return 2;
  }
  complain(`groundswell failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
}
