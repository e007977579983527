import type { FieldError } from '#domain';

const timeoutMilliseconds = 15_000;

/** A refusal of the api (RFC 9457), or `status` 0 when no answer came. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly FieldError[] = [],
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`${status} ${code}`);
    this.name = 'ApiError';
  }
}

export interface RequestOptions {
  token?: string;
  method?: 'GET' | 'POST' | 'DELETE';
  body?: object;
  /** Why positions outside an open incident are read: recorded, and shown to supervisors. */
  reason?: string;
}

/** One call of the api on the origin that served this page. Throws {@link ApiError}. */
export async function request<T>(path: string, { token, method = 'GET', body, reason }: RequestOptions): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  // RFC 8187: no browser sends Kazakh letters in a header.
  if (reason !== undefined) headers['x-access-reason'] = `UTF-8''${encodeURIComponent(reason)}`;
  const init: RequestInit = { method, headers, signal: AbortSignal.timeout(timeoutMilliseconds), cache: 'no-store' };
  if (body !== undefined) init.body = JSON.stringify(body);

  let response: Response;
  let text: string;
  try {
    response = await fetch(path, init);
    text = await response.text();
  } catch (cause) {
    throw new ApiError(0, 'no_answer', cause instanceof Error ? cause.message : '');
  }
  const json = parse(text);
  if (!response.ok) throw errorOf(response, json);
  return json as T;
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's HTML page in place of an answer; the status tells the rest.
    return undefined;
  }
}

/** A refusal as an error. */
export function errorOf(response: Response, json: unknown): ApiError {
  const problem = (json ?? {}) as { code?: unknown; detail?: unknown; errors?: unknown };
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiError(
    response.status,
    typeof problem.code === 'string' ? problem.code : '',
    typeof problem.detail === 'string' ? problem.detail : '',
    Array.isArray(problem.errors) ? (problem.errors as FieldError[]) : [],
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}
