export * from "./figures.ts";
export * from "./history-figures.ts";
export * from "./mention-figures.ts";
export * from "./section.ts";
export * from "./parse-text.ts";
export * from "./method-sections.ts";
export * from "./to-markdown.ts";
export * from "./known-figures.ts";
