/** What the thread that draws is asked. */
export interface DrawingRequest {
  id: number;
  svg: string;
}

/** What it is given when it starts: a folder of its own, which others remove. */
export interface DrawingStart {
  folder: string;
}

/** What it says: a picture, or why there is none. */
export type DrawingAnswer =
  { kind: "drawn"; id: number; png: Uint8Array<ArrayBuffer> } | { kind: "refused"; id: number; reason: string };
