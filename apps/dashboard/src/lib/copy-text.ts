/**
 * Puts a text on the clipboard once something else is done. Asked for at once, while the browser still knows that a key or
 * button was pressed: some allow it at no later moment.
 * @param ready resolves when the text may be copied; its rejection is this one's
 * @throws DOMException when the browser does not allow it
 */
export async function copyText(text: string, ready: Promise<void>): Promise<void> {
  if (typeof ClipboardItem === "undefined") {
    await ready;
    return navigator.clipboard.writeText(text);
  }
  const type = "text/plain";
  const item = new ClipboardItem({ [type]: ready.then(() => new Blob([text], { type })) });
  await navigator.clipboard.write([item]);
}
