import { isDay } from "@groundswell/core";
import { z } from "zod";
import { findInvisible, formatCodePoint, quoteShort, type Fault } from "./raw-text.ts";
import { explainRepo, REPO_PATTERN } from "./repo-fault.ts";

/**
 * A text that is checked by a function which can say what to do about a fault; the remedy travels in the issue's
 * `params`, where `describeIssue` finds it.
 */
export function checkedText(explain: (text: string) => Fault | null) {
  return z.string().superRefine((text, context) => {
    const fault = explain(text);
    if (fault !== null) {
      context.addIssue({ code: "custom", message: fault.message, params: { remedy: fault.remedy } });
    }
  });
}

/** Text on one line, of at most so many characters. What is around it is not kept: YAML's `>` ends with a line break. */
export function shortText(maxLength: number) {
  return checkedText((text) => explainText(text, maxLength))
    .trim()
    .meta({ minLength: 1, maxLength });
}

/** An `owner/name` on GitHub. */
export const RepoField = checkedText(explainRepo).meta({
  pattern: REPO_PATTERN,
  description: "owner/name on GitHub",
  examples: ["ollama/ollama"],
});

/** A web address, `http` or `https`. */
export const UrlField = checkedText(explainUrl).meta({ format: "uri", pattern: "^https?://" });

/** A calendar day, `YYYY-MM-DD`. */
export const DayField = checkedText((text) =>
  isDay(text)
    ? null
    : { message: `not a day: ${quoteShort(text)}`, remedy: "write it as YYYY-MM-DD, as in 2026-03-26" },
).meta({ format: "date" });

/** The name of an environment variable. The text is never repeated: it may be the key itself, pasted. */
export const EnvNameField = checkedText((text) =>
  /^[A-Z][A-Z0-9_]{0,99}$/.test(text)
    ? null
    : {
        message: "not the name of an environment variable",
        remedy: "give the variable's name, as in AIDRAN_API_KEY, never the key itself",
      },
).meta({ pattern: "^[A-Z][A-Z0-9_]{0,99}$", description: "the environment variable that holds the key" });

/** What a program calls itself in its requests. */
export const UserAgentField = checkedText((text) => {
  const remedy = "write it as Reddit asks: `platform:app id:version (by /u/name)`, at most 200 signs, in ASCII";
  return /^[\x21-\x7e][\x20-\x7e]{7,199}$/.test(text) ? null : { message: "the text is no user agent", remedy };
}).meta({
  pattern: "^[\\x21-\\x7e][\\x20-\\x7e]{7,199}$",
  description: "what the program calls itself, as Reddit asks: `platform:app id:version (by /u/name)`",
});

const MAX_POINTS = 10_000;

/** A number of points. */
export const PointsField = z
  .number()
  .superRefine((points, context) => {
    if (Number.isInteger(points) && points >= 0 && points <= MAX_POINTS) return;
    const remedy = `give a whole number from 0 to ${MAX_POINTS}`;
    context.addIssue({ code: "custom", message: `not a number of points: ${points}`, params: { remedy } });
  })
  .meta({ minimum: 0, maximum: MAX_POINTS });

/** Why a text can't stand as a name or a description; null when it can. */
export function explainText(text: string, maxLength: number): Fault | null {
  if (text.trim() === "") return { message: "the text is empty", remedy: "give it a value or delete the line" };
  const invisible = findInvisible(text);
  if (invisible !== null) {
    return { message: `the text holds an invisible character, ${formatCodePoint(invisible)}`, remedy: "delete it" };
  }
  if (/[\n\t]/.test(text.trim()))
    return { message: "the text holds a line break or tab", remedy: "keep it on one line" };
  if (text.length > maxLength) {
    return { message: `the text has ${text.length} characters`, remedy: `keep it to ${maxLength}` };
  }
  return null;
}

/** Why a text is no web address; null when it is one. */
export function explainUrl(text: string): Fault | null {
  const message = `not a web address: ${quoteShort(text)}`;
  if (/\s/.test(text) || findInvisible(text) !== null) return { message, remedy: "take the spaces out" };
  if (text.length > 2000) return { message, remedy: "keep it to 2000 characters" };
  if (/^[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)/.test(text)) return { message, remedy: `write it as https://${text}` };
  if (!URL.canParse(text)) return { message, remedy: "write it in full, as in https://ollama.com" };
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return { message, remedy: "only http and https addresses are read" };
  }
  if (url.username !== "" || url.password !== "") {
    return { message: "the address holds a user name or password", remedy: "take it out: this file is public" };
  }
  return /^https?:\/\/[^/]/i.test(text) ? null : { message, remedy: `write it as ${url.href}` };
}
