/** The front matter of a Markdown file, or what is wrong with it. */
export type FrontMatter =
  { found: true; yaml: string } | { found: false; line: number; message: string; remedy: string };

/**
 * Cuts out the YAML between the first `---` line and the next. The YAML begins with an empty line in place of the
 * first `---`, so that its line numbers are the file's.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const lines = (text.startsWith("\uFEFF") ? text.slice(1) : text).split(/\r?\n/);
  if (!isFence(lines[0])) {
    const remedy = "begin the file with a line `---`, then title, url, published and source, then another `---`";
    return { found: false, line: 1, message: "the file does not begin with front matter", remedy };
  }
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end === -1) {
    const remedy = "put a line `---` after the last key, before the text";
    return { found: false, line: 1, message: "the front matter opens with `---` and never ends", remedy };
  }
  return { found: true, yaml: ["", ...lines.slice(1, end)].join("\n") };
}

function isFence(line: string | undefined): boolean {
  return line !== undefined && /^---[ \t]*$/.test(line);
}
