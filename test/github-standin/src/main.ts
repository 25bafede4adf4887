import { parseArgs } from "node:util";
import { UserError } from "@groundswell/core";
import { demoWorld, loadWorld, startStandin } from "./index.ts";

const USAGE = `Runs the GitHub stand-in until Ctrl-C.

  node src/main.ts [--world world.json] [--port 4010] [--host 127.0.0.1] [--token secret]

Without --world it serves the demo's simulated world. Set GITHUB_API_URL to the address that it prints;
with --token also GITHUB_TOKEN, else requests are anonymous.
`;

const DEFAULT_PORT = 4010;

async function main(): Promise<void> {
  const { values } = readArguments();
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UserError(`not a port: ${values.port ?? ""}`, { remedy: "give a number from 0 to 65535" });
  }
  const standin = await startStandin({
    world: values.world === undefined ? demoWorld(Date.now()) : await loadWorld(values.world),
    port,
    tokens: values.token ?? [],
    ...(values.host === undefined ? {} : { host: values.host }),
  });
  process.stdout.write(`GitHub stand-in: ${standin.url} (${values.world ?? "the demo's world"})\n`);
  const stop = () => void standin.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        world: { type: "string" },
        port: { type: "string" },
        host: { type: "string" },
        token: { type: "string", multiple: true },
        help: { type: "boolean" },
      },
    });
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : "bad arguments";
    throw new UserError(what, { remedy: "see --help", cause });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof UserError ? error.toLine() : String(error)}\n`);
  process.exitCode = error instanceof UserError ? 2 : 1;
});
