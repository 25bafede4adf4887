/** An address from outside as a link may use it; null unless it is one of the web's (`javascript:` never is). */
export function webUrl(address: string | null): string | null {
  return address !== null && /^https?:\/\//i.test(address) ? address : null;
}
