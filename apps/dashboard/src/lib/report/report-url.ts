import type { ReportSubject } from "#lib/report/report-subject.ts";
import { reportStrings as text } from "#lib/strings/report.ts";

/** Where the number stands. */
export interface ReportPlace {
  /** Scheme and host that readers use, without a slash at the end. */
  publicUrl: string;
  /** The page's own whole address. */
  canonical: string;
}

/** Trackers turn away addresses that are much longer than this. */
const LONGEST_PART = 300;

/**
 * The address of a form with the number filled in, as `title` and `body`: what trackers such as GitHub's take.
 * @param reportUrl where reports are taken, with or without a query of its own
 */
export function writeReportUrl(reportUrl: string, subject: ReportSubject, place: ReportPlace): string {
  const url = new URL(reportUrl);
  url.searchParams.set("title", shorten(text.title(subject.what, subject.repo)));
  url.searchParams.set("body", writeBody(subject, place));
  return url.href;
}

function writeBody({ repo, what, value, at, receipt }: ReportSubject, place: ReportPlace): string {
  const lines = [
    [text.page, place.canonical],
    ...(repo === null ? [] : [[text.project, repo]]),
    [text.figure, what],
    [text.shown, value],
    ...(at === null ? [] : [[text.known, at]]),
    [text.receipt, receipt === null ? text.noReceipt : `${place.publicUrl}/receipts/${receipt}`],
  ].map(([name = "", said = ""]) => `- ${name}: ${shorten(said)}`);
  return `${lines.join("\n")}\n\n${text.ask}\n\n`;
}

function shorten(part: string): string {
  return part.length > LONGEST_PART ? `${part.slice(0, LONGEST_PART - 1)}…` : part;
}
