import type { ReadingWords } from "./make-reading.ts";

export const EN_READING: ReadingWords = {
  quality: {
    observed: "observed by us",
    archived: "from an archive",
    surviving: "stars still held, by the day given",
    settling: "still settling",
    missing: "no figure",
  },
  noFigure: "no figure",
  day: (n) => `day ${n}`,
};
