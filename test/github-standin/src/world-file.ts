import { readFile } from "node:fs/promises";
import { UserError } from "@groundswell/core";
import { checkWorld } from "./check-world.ts";
import type { World } from "./world.ts";

const MAX_FAULTS_SHOWN = 20;

/**
 * Reads a world from a JSON file.
 * @throws UserError when the file can't be read, isn't JSON, or isn't a world; it lists every fault with its place
 */
export async function loadWorld(path: string): Promise<World> {
  let content: string;
  try {
    content = await readFile(path, "utf8");
  } catch (cause) {
    throw new UserError("the world file can't be read", { where: path, remedy: "give the path of a JSON file", cause });
  }
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "";
    throw new UserError(`the world file is not JSON: ${why}`, { where: path, remedy: "mend the syntax", cause });
  }
  return parseWorld(value, path);
}

/**
 * Takes a value for a world after checking all of it.
 * @param where named in the error
 * @throws UserError with one line per fault
 */
export function parseWorld(value: unknown, where: string): World {
  const faults = checkWorld(value);
  if (faults.length === 0) return value as World;
  const shown = faults.slice(0, MAX_FAULTS_SHOWN).join("\n  ");
  const more = faults.length > MAX_FAULTS_SHOWN ? `\n  and ${faults.length - MAX_FAULTS_SHOWN} more` : "";
  throw new UserError(`not a world:\n  ${shown}${more}`, {
    where,
    remedy: "mend these; src/world.ts says what each field is",
  });
}
