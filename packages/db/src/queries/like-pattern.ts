/** A pattern of `like` that finds a text anywhere, its own `%` and `_` taken as they are. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
