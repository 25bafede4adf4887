import { UserError } from "@groundswell/core";

/** An export is not what was written. Nothing of it is stored. */
export class ExportFault extends UserError {
  constructor(file: string, line: number | null, what: string, remedy: string, cause?: unknown) {
    super(what, { where: line === null ? file : `${file}:${line}`, remedy: `${remedy}; nothing was stored`, cause });
  }
}
