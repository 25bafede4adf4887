import { FetchFault } from "./fetch-fault.ts";

const MAX_URL_LENGTH = 4_000;

/**
 * An address that may be asked: absolute, `http` or `https`, without user name and password; any port. Its fragment is
 * cut off.
 * @throws FetchFault `bad_address`
 */
export function checkUrl(text: string, base?: string): URL {
  const refuse = (message: string, remedy: string) => new FetchFault("bad_address", message, { url: text, remedy });
  if (text.length > MAX_URL_LENGTH) {
    throw refuse(`an address of ${text.length} characters`, `use one of at most ${MAX_URL_LENGTH}`);
  }
  const url = URL.parse(text, base);
  if (url === null) throw refuse("this is no address", "write it whole, as https://example.org/feed.xml");
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refuse(`${url.protocol} addresses are not fetched`, "use an http or https address");
  }
  if (url.username !== "" || url.password !== "") {
    throw refuse("the address holds a user name or password", "take it out: feeds are read as anybody can read them");
  }
  url.hash = "";
  return url;
}
