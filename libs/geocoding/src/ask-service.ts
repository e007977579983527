import { GeocodingError } from './geocoding.error.js';

const timeoutMilliseconds = 4_000;
const mostBytes = 512 * 1024;

export const mostAddresses = 10;

/**
 * GET of a service of one's own. Whatever goes wrong is told as one thing: an error of `fetch` names the address that was asked.
 *
 * @param base with or without a path of its own @param path relative
 */
export async function askService(
  base: string,
  path: string,
  query: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const url = new URL(path, base.endsWith('/') ? base : `${base}/`);
  url.search = new URLSearchParams(query).toString();
  try {
    const answer = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    if (!answer.ok) throw new GeocodingError('geocoder_away');
    return JSON.parse(await bounded(answer)) as unknown;
  } catch {
    throw new GeocodingError('geocoder_away');
  }
}

async function bounded(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new GeocodingError('geocoder_away');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
