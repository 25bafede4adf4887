/** `large`: more pixels a side than we draw; `refused`: not a chart that can be drawn; `busy`: too many wait; `closed`. */
export type PngErrorCode = "large" | "refused" | "busy" | "closed";

/** A picture that was not made, and why. */
export class PngError extends Error {
  override readonly name = "PngError";
  readonly code: PngErrorCode;

  constructor(code: PngErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
