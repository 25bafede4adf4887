import { rmSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { DrawingAnswer, DrawingRequest, DrawingStart } from "./drawing-messages.ts";
import { openFontFolder } from "./font-folder.ts";
import { PngError } from "./png-error.ts";

export interface Drawing {
  /** @throws {PngError} `refused` */
  draw: (svg: string) => Promise<Uint8Array>;
  /** Ends the thread and removes its files. */
  end: () => Promise<void>;
}

interface Waiting {
  resolve: (png: Uint8Array) => void;
  reject: (error: PngError) => void;
}

/** Starts the thread that draws when it is first needed, and anew if it ever ends. It keeps no process alive by itself. */
export function startDrawing(): Drawing {
  const waiting = new Map<number, Waiting>();
  let folder: string | null = null;
  let worker: Worker | null = null;
  let asked = 0;

  const remove = () => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    folder = null;
  };

  function take(id: number): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker?.unref();
    return found;
  }

  function hear(message: DrawingAnswer): void {
    const asker = take(message.id);
    if (message.kind === "drawn") asker?.resolve(message.png);
    else asker?.reject(new PngError("refused", `the SVG cannot be drawn: ${message.reason}`));
  }

  function openFolder(): string {
    process.once("exit", remove);
    return openFontFolder();
  }

  function start(): Worker {
    folder ??= openFolder();
    const started = new Worker(new URL("drawing-thread.ts", import.meta.url), {
      workerData: { folder } satisfies DrawingStart,
      // Flags meant for the main thread could keep this one from starting.
      execArgv: [],
    });
    let cause: Error | undefined;
    started.on("message", hear);
    started.on("error", (error: Error) => {
      cause = error;
    });
    started.on("exit", () => {
      if (worker === started) worker = null;
      for (const id of [...waiting.keys()]) {
        take(id)?.reject(
          new PngError("refused", "the SVG cannot be drawn: the thread that draws has ended", { cause }),
        );
      }
    });
    return started;
  }

  return {
    draw: (svg) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        worker.ref();
        const id = (asked += 1);
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, svg } satisfies DrawingRequest);
      }),
    end: async () => {
      await worker?.terminate();
      process.off("exit", remove);
      remove();
    },
  };
}
