import { readFile } from "node:fs/promises";
import { UserError } from "@groundswell/core";
import { evalCases } from "../methods/eval-cases.ts";
import { say } from "../runtime/say.ts";

/** Computes the cases of a file, and prints the file with what came out beside each. Needs no database. */
export async function runMethodsEval(file: string, { json = false }: { json?: boolean }): Promise<void> {
  say(JSON.stringify(evalCases(await readCases(file), file), null, json ? undefined : 1));
}

async function readCases(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UserError("can't be read", { where: file, remedy: "name a JSON file of cases", cause });
  }
}
