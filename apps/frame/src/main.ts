import { announceHeight } from "./announce-height.ts";
import { setTableWords } from "./page-phrases.ts";
import { readData } from "./read-data.ts";
import { showLive } from "./show-live.ts";

/*
 * A chart's page in a frame. Without this script the page is a drawing; with it, the figures can be read one by one.
 * It runs in frames that have no origin: no storage, no cookies, and nothing is asked of any server.
 */
const data = readData();
if (data !== null) {
  setTableWords(data.tableWords);
  announceHeight(data);
  showLive(data);
}
