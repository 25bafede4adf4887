import { readFault, writeNotice, type FaultLooks } from "../charts/answers/fault.ts";
import { FAULT_HEADERS } from "../charts/headers.ts";
import type { RouteContext } from "../deps.ts";
import { MovedPermanently } from "../http/problem.ts";
import { embedHeaders } from "./embed-headers.ts";
import { frameSizes } from "./frame-sizes.ts";
import { writeFramePage } from "./write-frame-page.ts";

/**
 * What a frame shows in place of a chart that there is none of: a page that says why, under the status that says so to
 * programs, for a minute. Never a figure.
 * @param base scheme and host of ours, as readers reach them
 */
export async function answerProblem(
  context: Pick<RouteContext, "logger">,
  base: string,
  error: unknown,
  looks: FaultLooks,
): Promise<Response> {
  if (error instanceof MovedPermanently) return error.toResponse();
  const { problem, headers } = readFault(context, error);
  const sizes = frameSizes(looks);
  const draw = (size: typeof sizes.wide) => writeNotice(problem, { ...looks, ...size });
  const page = await writeFramePage({
    title: problem.title,
    language: "en",
    theme: looks.theme,
    page: `${base}/`,
    canonical: null,
    wideSvg: draw(sizes.wide),
    narrowSvg: draw(sizes.narrow),
    narrowUpTo: sizes.narrowUpTo,
    notes: [],
    script: null,
  });
  return new Response(String(page), {
    status: problem.status,
    headers: { ...embedHeaders(base, false), ...FAULT_HEADERS, ...headers, "content-type": "text/html; charset=utf-8" },
  });
}
