export * from "./common.ts";
export * from "./event.ts";
export * from "./ledger.ts";
export * from "./project.ts";
export * from "./receipt.ts";
export * from "./series.ts";
export * from "./status.ts";
export * from "./story.ts";
