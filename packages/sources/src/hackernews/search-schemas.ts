import { z } from "zod";

/* What HN search answers. Unknown keys are let pass. */

/** https://hn.algolia.com/api: hits are read one by one, so that a bad one costs itself alone. */
export const SearchAnswer = z.looseObject({ hits: z.array(z.unknown()) });

export const Hit = z.looseObject({
  objectID: z.string().regex(/^[1-9]\d{0,14}$/),
  title: z.string().min(1),
  /** What was submitted; null for a post that is a text. */
  url: z.string().nullish(),
  points: z.int().nullish(),
  /** HTML. */
  story_text: z.string().nullish(),
  /** Epoch seconds. */
  created_at_i: z.int().positive(),
});
export type Hit = z.infer<typeof Hit>;
