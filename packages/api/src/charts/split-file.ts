/** A file's name and what it ends with, by the last dot: a repository's own name may have some. */
export function splitFile(file: string): { stem: string; extension: string } {
  const dot = file.lastIndexOf(".");
  return dot < 0 ? { stem: file, extension: "" } : { stem: file.slice(0, dot), extension: file.slice(dot + 1) };
}
