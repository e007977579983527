import createClient, { type Middleware } from 'openapi-fetch';
import { tokenNow } from '../session/session-store.js';
import { errorOf, ApiError } from './request.js';
import type { paths } from './schema.js';

const timeoutMilliseconds = 15_000;

/** Who asks, how long it may take, and a refusal as an error: no caller looks at a status. */
const manners: Middleware = {
  onRequest({ request }) {
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${tokenNow()}`);
    return new Request(request, {
      headers,
      cache: 'no-store',
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMilliseconds)]),
    });
  },
  async onResponse({ response }) {
    if (!response.ok) throw errorOf(response, await response.json().catch(() => undefined));
  },
  onError({ error }) {
    return error instanceof ApiError
      ? error
      : new ApiError(0, 'no_answer', error instanceof Error ? error.message : '');
  },
};

/**
 * The api, typed by its own document. Throws {@link ApiError}; `answer()` unpacks what came.
 *
 * @example const { incidents } = await answer(api.GET('/v1/incidents', { params: { query: { status: 'active' } } }));
 */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(manners);

/** The body of an answer that was no refusal. */
export async function answer<T>(asked: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data } = await asked;
  return data as T;
}

/** What becomes of a body on its way: JSON has no `undefined`, so that a field that may be it is one that may be missing. */
type Sent<T> = T extends object ? { [Key in keyof T]: Sent<Exclude<T[Key], undefined>> } : T;

export const sent = <T>(body: T): Sent<T> => body as Sent<T>;
