/** What a run came to. */
export interface Result {
  name: string;
  /** What was done, in a line or a few. */
  figures: string[];
  problems: string[];
}
