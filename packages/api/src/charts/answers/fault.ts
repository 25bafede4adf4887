import { toNoticeSvg, type Theme } from "@groundswell/charts";
import { PngError } from "@groundswell/png";
import type { RouteContext } from "../../deps.ts";
import { describeUnavailable } from "../../http/database-gone.ts";
import { HttpProblem, MovedPermanently, problemResponse, type ProblemText } from "../../http/problem.ts";
import { chooseErrorId } from "../../http/request-id.ts";
import { PICTURE_COST } from "../../limits/work-budget.ts";
import { drawPng } from "../draw-png.ts";
import { FAULT_HEADERS, SVG_POLICY } from "../headers.ts";
import { MEDIA_TYPES } from "./format.ts";

/** What went wrong, as an answer has to say it. */
export interface ChartFault {
  problem: ProblemText;
  headers: Record<string, string>;
}

/** How the image of a fault is to look: as far as that was understood. */
export interface FaultLooks {
  width: number;
  height: number;
  theme: Theme;
}

/** What an error has to say to whoever asked; what nobody expected goes to the log, and is told by its number. */
export function readFault({ logger }: Pick<RouteContext, "logger">, error: unknown): ChartFault {
  if (error instanceof HttpProblem) return { problem: error.problem, headers: error.headers };
  if (error instanceof PngError && error.code === "busy") return busy();
  const unavailable = describeUnavailable({ logger }, error);
  if (unavailable !== null) return unavailable;
  const errorId = chooseErrorId();
  logger.error({ err: error, errorId }, "request failed");
  const problem = {
    title: "Something went wrong here",
    status: 500,
    detail: "It is not your request. If it goes on, report it with this id.",
    instance: `urn:uuid:${errorId}`,
  };
  return { problem, headers: {} };
}

function busy(): ChartFault {
  const detail = "too many pictures are being drawn; ask again in a minute";
  const problem = { title: "Unavailable", status: 503, detail };
  return { problem, headers: { "retry-after": "60" } };
}

/**
 * Answers for an error below a chart: with its real status, for a minute, and as an image where an image was asked for,
 * which says that there is no chart and can't be taken for one.
 */
export async function answerFault(
  context: Pick<RouteContext, "logger" | "workBudget">,
  error: unknown,
  format: string,
  looks: FaultLooks,
): Promise<Response> {
  if (error instanceof MovedPermanently) return error.toResponse();
  const { problem, headers } = readFault(context, error);
  const sent = { ...FAULT_HEADERS, ...headers };
  if (format !== "svg" && format !== "png") return problemResponse(problem, sent);
  const svg = writeNotice(problem, looks);
  if (format === "png") {
    const png = await drawFault(context, svg);
    return png === null
      ? problemResponse(problem, sent)
      : new Response(Uint8Array.from(png), {
          status: problem.status,
          headers: { ...sent, "content-type": MEDIA_TYPES.png },
        });
  }
  return new Response(svg, {
    status: problem.status,
    headers: { ...sent, ...SVG_POLICY, "content-type": MEDIA_TYPES.svg },
  });
}

/** Null: it can't be drawn, or whoever asks has had enough drawn. Addresses of charts that are not there never end. */
async function drawFault({ workBudget }: Pick<RouteContext, "workBudget">, svg: string): Promise<Uint8Array | null> {
  try {
    workBudget.spend(PICTURE_COST);
    return await drawPng(svg);
  } catch {
    return null;
  }
}

const UNAVAILABLE = "This chart is unavailable at the moment";
const TITLES: ReadonlyMap<number, string> = new Map([
  [400, "No chart: its address has wrong options"],
  [404, "There is no such chart"],
  [429, UNAVAILABLE],
]);

/** The image of a fault. */
export function writeNotice(
  { title, status, detail, errors, instance }: ChartFault["problem"],
  looks: FaultLooks,
): string {
  const lines =
    errors === undefined ? [detail ?? ""] : errors.map(({ parameter, message }) => `${parameter}: ${message}`);
  return toNoticeSvg({
    title: TITLES.get(status) ?? (status >= 500 ? UNAVAILABLE : `No chart: ${title.toLowerCase()}`),
    lines: [...lines, ...(instance === undefined ? [] : [instance])],
    ...looks,
  });
}
