import { readText } from "./markdown-files.ts";

/** One build stage: its base, and its instructions in their order. */
export interface DockerStage {
  name: string | null;
  from: string;
  instructions: { word: string; args: string }[];
}

/** The stages of a Dockerfile, comments left out and continued lines joined. @throws Error where there is no stage yet */
export function readDockerfile(path: string): DockerStage[] {
  const lines = readText(path)
    .split("\n")
    .filter((line) => !/^\s*(?:#|$)/.test(line))
    .join("\n")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n");
  const stages: DockerStage[] = [];
  for (const line of lines) {
    const [, word = "", args = ""] = /^([A-Z]+) +([^ ].*)$/.exec(line) ?? [];
    if (word === "FROM") {
      const [, from = "", name] = /^(\S+)(?: AS (\S+))?$/.exec(args) ?? [];
      stages.push({ name: name ?? null, from, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined || word === "") throw new Error(`${path}: not an instruction: ${line}`);
    stage.instructions.push({ word, args });
  }
  return stages;
}
