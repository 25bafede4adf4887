/** Frames grow and shrink within this; what they ask for beyond it is not heeded. */
const [MIN_HEIGHT, MAX_HEIGHT] = [200, 1_000];

/**
 * A script for the page around the frames: each gets the height that it asks for. It is not needed, and it listens to
 * frames of ours alone: by where they are, and by who sent the message, never by what the message says of itself.
 */
export function writeHeightScript(publicUrl: string): string {
  const frames = JSON.stringify(`iframe[src^="${publicUrl}/embed/"]`).replaceAll("<", "\\u003c");
  return `<script>
addEventListener("message", function (event) {
  var said = event.data;
  if (!said || said.sentinel !== "amp" || said.type !== "embed-size" || !(said.height > 0)) return;
  document.querySelectorAll(${frames}).forEach(function (frame) {
    if (frame.contentWindow !== event.source) return;
    frame.style.height = Math.min(${MAX_HEIGHT}, Math.max(${MIN_HEIGHT}, said.height)) + "px";
  });
});
</script>`;
}
