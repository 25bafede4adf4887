import { tellAddress } from "./fetch/fetch-fault.ts";
import { SourceFault } from "./source-fault.ts";

/** Why an answer was not read as a feed, or a page not as a story. */
export type DocumentFaultCode =
  | "empty"
  /** A page of HTML where a feed should be. */
  | "html"
  | "not_a_feed"
  /** It declares XML entities, which feeds have no need of. */
  | "entities"
  /** So broken that no entry is whole. */
  | "broken"
  /** It takes more time or memory to read than any honest document. */
  | "too_costly";

/** A document was fetched and can't be read. */
export class DocumentFault extends SourceFault<DocumentFaultCode> {
  override readonly name = "DocumentFault";

  constructor(code: DocumentFaultCode, message: string, options: { url: string; remedy: string; cause?: unknown }) {
    super(code, message, { ...options, url: tellAddress(options.url) });
  }
}
