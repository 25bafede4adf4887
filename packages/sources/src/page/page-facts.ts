/** Something that a page says of itself, and where. */
export interface PageFact {
  value: string;
  /** `JSON-LD`, `Open Graph`, `<time>`, …: as readers are told. */
  from: string;
}

/** Everything that a page says of itself, the most reliable first. */
export interface PageFacts {
  titles: PageFact[];
  dates: PageFact[];
  outlets: PageFact[];
  addresses: PageFact[];
}

export function noFacts(): PageFacts {
  return { titles: [], dates: [], outlets: [], addresses: [] };
}
