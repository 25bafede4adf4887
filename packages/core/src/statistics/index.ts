export * from "./beta.ts";
export * from "./gamma.ts";
export * from "./mad.ts";
export * from "./median.ts";
export * from "./moments.ts";
export * from "./negative-binomial-upper-tail.ts";
export * from "./robust-cap.ts";
export * from "./student-t.ts";
