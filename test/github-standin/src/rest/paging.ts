import type { RouteContext } from "./route.ts";

/** Which part of a list is asked for. `page` counts from 1. */
export interface Paging {
  page: number;
  perPage: number;
}

/** `page` and `per_page` as GitHub reads them: nonsense is the default, too much is the most, and a broken rule. */
export function readPaging({ request, report }: RouteContext, most: number, usual: number): Paging {
  const asked = readWhole(request.query.get("per_page")) ?? usual;
  if (asked > most) report("page-size", `per_page=${asked}; at most ${most} are given`);
  return { page: readWhole(request.query.get("page")) ?? 1, perPage: Math.min(asked, most) };
}

/**
 * The `Link` header of one page of `count` things; none when there is one page only. Like GitHub's it leads through
 * the numeric id, whatever name was asked for.
 * @param subpath what follows the repository, such as `/releases`
 */
export function linkHeaders(
  { request }: RouteContext,
  repoId: number,
  subpath: string,
  { page, perPage }: Paging,
  count: number,
): Record<string, string> {
  const last = Math.max(1, Math.ceil(count / perPage));
  const linkTo = (number: number, rel: string) => {
    const query = new URLSearchParams(request.query);
    query.set("page", String(number));
    return `<${request.origin}/repositories/${repoId}${subpath}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [linkTo(Math.min(page - 1, last), "prev")] : []),
    ...(page < last ? [linkTo(page + 1, "next"), linkTo(last, "last")] : []),
    ...(page > 1 ? [linkTo(1, "first")] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(", ") };
}

function readWhole(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
