/** What a reader would report as wrong: enough for whoever looks into it to find the very figure. */
export interface ReportSubject {
  repo: string | null;
  /** The figure in words: "stars of Goose". */
  what: string;
  value: string;
  /** The day or instant that it is of. */
  at: string | null;
  receipt: string | null;
}
