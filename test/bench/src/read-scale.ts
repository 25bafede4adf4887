import { once } from "node:events";
import { compareReaders } from "./compare-readers.ts";
import type { Figure } from "./figure.ts";
import { listScaleCases } from "./scale-cases.ts";
import type { ScaleServer, ScaleWord } from "./serve-scale.ts";

/*
 * A process of its own that has nothing but the readers: what else a process holds makes its pauses long, and a pause of
 * whoever asks passes for one of whoever answers.
 */

/** What it sends: a word for the server, and in the end what was measured. */
export type ReadersWord = { word: ScaleWord } | { figures: Figure[] };

const tell = (told: ReadersWord) => process.send?.(told);
const [server] = (await once(process, "message")) as [ScaleServer];
const figures: Figure[] = [];
for (const one of listScaleCases(server.catalogue, server.cursors).filter(({ crowd }) => crowd)) {
  figures.push(...(await compareReaders({ server, one, change: () => tell({ word: "change" }) })));
}
tell({ figures });
process.disconnect();
