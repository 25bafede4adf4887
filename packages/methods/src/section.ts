/** Text with `code` and [links](#anchor or https://…); nothing else is marked up. */
export type Text = string;

export interface Table {
  caption: Text;
  /** Texts and names are set to the left, figures to the right. */
  columns: { title: string; align: "left" | "right" }[];
  rows: Text[][];
}

/** One figure of the product, or one part of how it is measured. */
export interface MethodSection {
  /** Its anchor: other pages link to it, so it stays. */
  id: string;
  title: string;
  /** What the figure says, a paragraph each. */
  says: Text[];
  /** What its paragraphs introduce. */
  list: Text[];
  /** Its definition, a line each, without markup. */
  formula: string[];
  needs: Text | null;
  /** What it cannot see. */
  blind: Text[];
  /** Its measured error rates, or where none can be given the reason. */
  measured: Text[];
  tables: Table[];
  sources: Text[];
}

/** A section with what it has; the rest is empty. */
export function section(parts: Pick<MethodSection, "id" | "title" | "says"> & Partial<MethodSection>): MethodSection {
  return { list: [], formula: [], needs: null, blind: [], measured: [], tables: [], sources: [], ...parts };
}
