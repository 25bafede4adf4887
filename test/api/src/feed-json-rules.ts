import { isAbsoluteIri, isLanguageTag, isMediaType, isRfc3339, isWebAddress } from "./feed-forms.ts";

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const isText: Check = (value) => typeof value === "string";
const isFilled: Check = (value) => typeof value === "string" && value.trim() !== "";
const isAddress: Check = (value) => typeof value === "string" && isWebAddress(value);
const isDate: Check = (value) => typeof value === "string" && isRfc3339(value);
const isLanguage: Check = (value) => typeof value === "string" && isLanguageTag(value);
const isAmount: Check = (value) => typeof value === "number" && value >= 0;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const AUTHOR: Shape = { name: isFilled, url: isAddress, avatar: isAddress };
const isAuthor: Check = (value) =>
  isRecord(value) && Object.keys(value).length > 0 && misfits(value, AUTHOR).length === 0;
const HUB: Shape = { type: isFilled, url: isAddress };
const ATTACHMENT: Shape = {
  url: isAddress,
  mime_type: (value) => typeof value === "string" && isMediaType(value),
  title: isText,
  size_in_bytes: isAmount,
  duration_in_seconds: isAmount,
};
const whole =
  (shape: Shape, required: readonly string[]): Check =>
  (value) =>
    isRecord(value) && misfits(value, shape).length === 0 && required.every((key) => key in value);

const FEED: Shape = {
  version: (value) => value === "https://jsonfeed.org/version/1.1",
  title: isFilled,
  home_page_url: isAddress,
  feed_url: isAddress,
  description: isText,
  user_comment: isText,
  next_url: isAddress,
  icon: isAddress,
  favicon: isAddress,
  authors: listOf(isAuthor),
  language: isLanguage,
  expired: (value) => typeof value === "boolean",
  hubs: listOf(whole(HUB, ["type", "url"])),
  items: listOf(isRecord),
};
const ITEM: Shape = {
  // An id is a string; ours are IRIs, as Atom's have to be.
  id: (value) => typeof value === "string" && isAbsoluteIri(value),
  url: isAddress,
  external_url: isAddress,
  title: isFilled,
  content_html: isFilled,
  content_text: isFilled,
  summary: isText,
  image: isAddress,
  banner_image: isAddress,
  date_published: isDate,
  date_modified: isDate,
  authors: listOf(isAuthor),
  tags: listOf(isFilled),
  language: isLanguage,
  attachments: listOf(whole(ATTACHMENT, ["url", "mime_type"])),
};

/** What of JSON Feed 1.1 (jsonfeed.org/version/1.1) a feed breaks: all that it requires. Empty: nothing. */
export function findJsonFeedFaults(document: string): string[] {
  let feed: unknown;
  try {
    feed = JSON.parse(document);
  } catch (error) {
    return [`no JSON: ${String(error)}`];
  }
  if (!isRecord(feed)) return ["no object"];
  const items = Array.isArray(feed["items"]) ? feed["items"].filter(isRecord) : [];
  const ids = items.map((item) => item["id"]);
  return [
    ...["version", "title", "items"].flatMap((key) => (key in feed ? [] : [`no ${key}`])),
    ...misfits(feed, FEED),
    ...(new Set(ids).size === ids.length ? [] : ["two items with one id"]),
    ...items.flatMap((item) => [
      ...("id" in item ? [] : ["an item without an id"]),
      ...("content_html" in item || "content_text" in item ? [] : ["an item without content"]),
      ...misfits(item, ITEM).map((fault) => `${String(item["id"])}: ${fault}`),
    ]),
  ];
}

/** Keys that are not what they have to be; those that begin with an underscore are anybody's. */
function misfits(value: Record<string, unknown>, shape: Shape): string[] {
  return Object.entries(value).flatMap(([key, of]) => {
    if (key.startsWith("_") || shape[key]?.(of) === true) return [];
    return [`${key}: ${JSON.stringify(of).slice(0, 100)}`];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
