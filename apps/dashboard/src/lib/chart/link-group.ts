/** One choice of a chart's. */
export interface LinkOption<Href extends string> {
  label: string;
  href: Href;
  /** It is chosen now. */
  on: boolean;
  /** What following it does, where the label alone does not say it. */
  does?: string;
}

/** Choices of which one is made. */
export interface LinkGroup<Href extends string> {
  label: string;
  options: LinkOption<Href>[];
}
