import type { Diagnostic } from "@groundswell/core";

/** A fault as a workflow command of GitHub Actions: shown beside its line in a pull request. */
export function formatAnnotation({ file, line, column, severity, message, remedy }: Diagnostic): string {
  const place = `file=${escapeProperty(file)},line=${line},col=${column}`;
  return `::${severity} ${place}::${escapeData(`${message} (${remedy})`)}`;
}

/** What a text must not hold lest it end the command or begin another. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
