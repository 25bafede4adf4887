import type { MentionText } from "@groundswell/core";
import { z } from "zod";

/** A story as `stories link` is given it: one a line. What else a line holds is left alone. */
const Item = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().nullish(),
  text: z.string(),
  url: z.string().nullish(),
  links: z.array(z.string()).nullish(),
  published_at: z.unknown().optional(),
});

/** A line that is a story, or what is wrong with it and what to do. */
export type ReadItem =
  { ok: true; id: string | number; item: MentionText } | { ok: false; message: string; remedy: string };

const FORM = 'write {"id": "…", "text": "…"}, and title and url where there are any';

/** Reads a line of JSON as a story. */
export function readItem(line: string): ReadItem {
  const parsed = parseJson(line);
  if (parsed === undefined) return { ok: false, message: "not JSON", remedy: "put one JSON object on each line" };
  const read = Item.safeParse(parsed);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.join(".") ?? "";
    const message = `${place === "" ? "" : `${place}: `}${issue?.message ?? "not a story"}`;
    return { ok: false, message, remedy: FORM };
  }
  const { id, title, text, url, links } = read.data;
  return { ok: true, id, item: { title: title ?? null, text, url: url ?? null, links: links ?? [] } };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
