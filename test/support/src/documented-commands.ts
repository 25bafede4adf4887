import type { MarkdownFile } from "./markdown-files.ts";

/** A command that a document tells its reader to type. */
export interface DocumentedCommand {
  /** The document, from the root. */
  path: string;
  /** On one line, without its comment and without what it is piped into. */
  command: string;
  /** The answer that the document shows in a block of `json`, `csv` or `text` right after the command's own; null where it shows none. */
  shown: string | null;
}

/**
 * Every command of the fenced `sh` blocks of documents. A line that ends in a backslash goes on in the next one.
 * @param documents as `readMarkdown` gives them
 */
export function listCommands(documents: readonly MarkdownFile[]): DocumentedCommand[] {
  return documents.flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /^( *)```(?:sh|bash|console|shell)\n([\s\S]*?)^\1```$(?:\n\n\1```(?:json|csv|text)\n([\s\S]*?)^\1```$)?/gm,
      ),
    ].flatMap(([, , block = "", shown]) => {
      const commands = block
        .replaceAll(/\\\n\s*/g, "")
        .split("\n")
        .map(cutComment)
        .filter((line) => line !== "");
      return commands.map((command, at) => ({
        path,
        command,
        shown: at === commands.length - 1 ? (shown ?? null) : null,
      }));
    }),
  );
}

/** `npm test   # every suite` as `npm test`; of a pipe its first command, as what follows is not ours. */
function cutComment(line: string): string {
  const [command = ""] = line.split(/(?:^|\s)#\s|\s\|\s/);
  return command.trim();
}

/** A command's words, as a shell without variables splits them. */
export function splitWords(command: string): string[] {
  return [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, "$1$2"),
  );
}
