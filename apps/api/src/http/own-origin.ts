/**
 * Whether a request comes from a page of ours: a browser names the origin of every page that sends more than a GET, or opens a
 * socket, and no script can make it name another. Programs that are no browser name none.
 */
export function isOwnOrigin(
  { origin, host }: { origin?: string | undefined; host?: string | undefined },
  publicUrl: string | undefined,
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || (publicUrl !== undefined && from === new URL(publicUrl).host);
}
