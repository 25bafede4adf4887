import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

export const READER_HEAP_MB = 256;
const IDLE_MS = 10_000;
const READER = fileURLToPath(new URL("./reader.ts", import.meta.url));

/** The readers that wait for a document. A run asks one source after another, so there is hardly ever more than one. */
const waiting = new Map<ChildProcess, NodeJS.Timeout>();

/** A process that reads documents: one that waits, or a new one. It keeps this process going until it is given back. */
export function takeReader(): ChildProcess {
  for (const [reader, timer] of waiting) {
    clearTimeout(timer);
    waiting.delete(reader);
    if (!reader.connected) continue;
    hold(reader, true);
    return reader;
  }
  const reader = fork(READER, [], {
    env: {},
    execArgv: [`--max-old-space-size=${READER_HEAP_MB}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // Whoever asks it hears of errors too; this one is for the time when nobody does.
  return reader.on("error", () => waiting.delete(reader));
}

/** A reader that has answered waits a while for the next document: its start takes longer than most of them. */
export function giveBack(reader: ChildProcess): void {
  const timer = setTimeout(() => {
    waiting.delete(reader);
    reader.kill("SIGKILL");
  }, IDLE_MS);
  timer.unref();
  hold(reader, false);
  waiting.set(reader, timer);
}

/** Whether this process may not end before that one. One that waits ends with this one, as their channel closes. */
function hold(reader: ChildProcess, held: boolean): void {
  if (held) {
    reader.ref();
    reader.channel?.ref();
  } else {
    reader.unref();
    reader.channel?.unref();
  }
}
