export * from "./derived.ts";
export * from "./facts.ts";
export * from "./projects.ts";
export * from "./receipts.ts";
export * from "./releases.ts";
export * from "./trends.ts";
export * from "./work.ts";
