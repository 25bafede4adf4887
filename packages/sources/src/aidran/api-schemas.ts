import { z } from "zod";

/* What AIDRAN's delivery API answers. Unknown keys are let pass: an API grows. */

const Id = z.union([z.string().min(1).max(200), z.int().transform(String)]);
const Instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const Version = z.union([z.string().max(100), z.number().transform(String)]);
const Citation = z.union([z.string(), z.looseObject({ url: z.string().nullish() })]);

/** `GET /v1/stories`; items are read one by one, so that a bad one costs itself alone. */
export const StoryList = z.looseObject({
  items: z.array(z.unknown()),
  nextCursor: z.string().min(1).max(4_000).nullish(),
});

/** An item of the list: perhaps a summary, so only what tells whether it is new is taken from it. */
export const ListedStory = z.looseObject({
  id: Id,
  generatedAt: Instant.nullish(),
  version: Version.nullish(),
  active: z.boolean().nullish(),
});
export type ListedStory = z.infer<typeof ListedStory>;

/** `GET /v1/stories/:id`, and the story in a webhook's delivery. Instants in epoch milliseconds. */
export const AidranStory = z.looseObject({
  id: Id,
  headline: z.string().min(1),
  synopsis: z.string().nullish(),
  /** Plain text, Markdown or HTML. */
  content: z.string().nullish(),
  slug: z.string().min(1).max(500).nullish(),
  /** Its page's address, where the API says so. */
  url: z.string().nullish().catch(null),
  canonicalUrl: z.string().nullish().catch(null),
  publishAt: z.union([Instant, z.iso.date()]).nullish(),
  generatedAt: Instant.nullish(),
  version: Version.nullish(),
  active: z.boolean().nullish(),
  citations: z.array(Citation).nullish().catch(null),
});
export type AidranStory = z.infer<typeof AidranStory>;

/** `{error}`, as 401, 404 and 500 have it. */
export const ApiError = z.looseObject({ error: z.string() });
