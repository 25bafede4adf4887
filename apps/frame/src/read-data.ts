import { FRAME_IDS, type FrameData } from "@groundswell/charts";

/** What the page gives this script; null where it gives nothing. */
export function readData(): FrameData | null {
  const text = document.getElementById(FRAME_IDS.data)?.textContent;
  if (text === undefined || text === "") return null;
  // Written by the server that wrote this page, for the script of this very version.
  return JSON.parse(text) as FrameData;
}
