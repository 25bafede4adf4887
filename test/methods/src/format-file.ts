import { format, resolveConfig } from "prettier";

/** A text as the repository formats files of its kind. */
export async function formatFile(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
