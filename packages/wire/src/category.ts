import { z } from "zod";
import { Day, pageOf } from "./common.ts";
import { MomentumLabel } from "./momentum.ts";

/** How many watched projects a category has, and what their momenta are called. */
export const Category = z
  .object({
    category: z.string().nullable().meta({ description: "null: the projects without a category" }),
    projects: z.number().int(),
    labels: z
      .record(MomentumLabel, z.number().int())
      .meta({ description: "of these projects, by their momentum's label" }),
  })
  .meta({ id: "Category" });
export type Category = z.infer<typeof Category>;

export const CategoryPage = pageOf(Category)
  .extend({
    to: Day.nullable().meta({ description: "the newest complete day of all watched projects; null: there is none" }),
    unknown: z
      .array(z.string())
      .optional()
      .meta({ description: "names in `projects` that no watched project bears or bore" }),
  })
  .meta({ id: "CategoryPage" });
export type CategoryPage = z.infer<typeof CategoryPage>;
