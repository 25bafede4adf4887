/**
 * A text from outside, for a terminal or a log of a workflow: letters that would steer it, or turn the order of what
 * stands beside them, are written out, as in `\u001b`. Lines and tabs stay. In JSON it is the same value, as such letters
 * stand in its strings alone.
 */
export function showControls(text: string): string {
  return text.replaceAll(/\r\n|\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu, (letter) =>
    letter === "\n" || letter === "\t" || letter === "\r\n"
      ? letter
      : `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
