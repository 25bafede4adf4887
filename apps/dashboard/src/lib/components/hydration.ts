/** Whether the page that the server sent has come alive: from then on the browser draws all parts itself. */
let isAlive = false;

export function noteAlive(): void {
  isAlive = true;
}

export function hasComeAlive(): boolean {
  return isAlive;
}

/** Does what makes a part come alive later than its page: it stands as the server sent it until then. */
export function asSent<T>(comeAlive: () => T): T {
  const was = isAlive;
  isAlive = false;
  try {
    return comeAlive();
  } finally {
    isAlive = was;
  }
}
