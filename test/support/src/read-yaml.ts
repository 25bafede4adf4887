import { parse } from "yaml";
import { readText } from "./markdown-files.ts";

/** A YAML file of this repository; `<<` merges as Compose has it. */
export function readYaml(path: string): unknown {
  return parse(readText(path), { merge: true });
}
