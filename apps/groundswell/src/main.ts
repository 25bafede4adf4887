import { UserError } from "@groundswell/core";
import { CommanderError } from "commander";
import { createProgram } from "./program.ts";

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
    process.stderr.write(`${error.toLine()}\n`);
    return 2;
  }
  process.stderr.write(
    `groundswell failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
}
