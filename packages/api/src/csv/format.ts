import { z } from "zod";

/** Forms in which series are answered. */
export const FORMATS = ["json", "csv"] as const;

export const FormatQuery = z.object({
  format: z.enum(FORMATS).default("json").meta({
    description: "`csv`: a table with a header, after lines begun by `# ` that say what it is and how to cite it",
  }),
});

/** How a route declares its answer as a table. */
export const CSV_CONTENT = { "text/csv": { schema: z.string() } } as const;
