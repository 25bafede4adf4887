/** What stands around the methods; their own text comes from where the documents have it, too. */
export const methodStrings = {
  cite: "To cite a figure, name Groundswell, the figure’s day, and its section here: each heading is a link to itself. Where the data come from:",
  contents: "On this page",
  definition: "Definition",
  needs: "Needs",
  blind: "Can’t see",
  measured: "Measured",
  sources: "Sources",
  all: (caption: string, rows: string) => `${caption}: all ${rows}`,
} as const;
