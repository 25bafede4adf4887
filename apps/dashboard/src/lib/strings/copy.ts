/** What a box with a text to be copied says. */
export const copyStrings = {
  copy: "Copy",
  copied: "Copied",
  refused: "The browser did not allow it. The text is selected: copy it with the keyboard",
} as const;
