declare module "html-encoding-sniffer" {
  /** The WHATWG name of the encoding that a document's first bytes, or its transport, say it has. */
  export default function htmlEncodingSniffer(
    bytes: Uint8Array,
    options?: { xml?: boolean; transportLayerEncodingLabel?: string; defaultEncoding?: string },
  ): string;
}
