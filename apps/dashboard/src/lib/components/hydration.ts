/** Whether the page that the server sent has come alive: from then on the browser draws all parts itself. */
let isAlive = false;

export function noteAlive(): void {
  isAlive = true;
}

export function hasComeAlive(): boolean {
  return isAlive;
}
