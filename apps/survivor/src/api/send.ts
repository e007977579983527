import { PhoneCredentials } from '#contracts';
import { systemClock } from '#domain';
import type { Identity } from '../keep/kept.js';

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Sent as JSON; bytes as they are. */
  body?: unknown;
  /** Of the proof: the press's id for a press and its cancel, else absent. */
  proofId?: string;
}

export interface Answer {
  /** 0: none came. */
  status: number;
  /** As the route answers; of a refusal its problem (RFC 9457). */
  body: unknown;
}

const noAnswer: Answer = { status: 0, body: undefined };
/** What a problem is called; `undefined` when it is none of ours. */
export const codeOf = ({ body }: Answer): string | undefined => (body as { code?: string } | undefined)?.code;

const octets = 'application/octet-stream';

/** A phone on the edge of its cell may take its time. */
const patienceMilliseconds = 20_000;

let known: { token: string; credentials: PhoneCredentials } | undefined;

/** The nonce that a phone was last given holds for as long as the page does. */
function credentialsOf({ key, token }: Identity): PhoneCredentials {
  if (known?.token !== token) known = { token, credentials: new PhoneCredentials(key, token) };
  return known.credentials;
}

/** As this phone. A proof that came late is made anew, once. */
export const send = (identity: Identity, request: Request): Promise<Answer> =>
  sendWith(credentialsOf(identity), request);

export async function sendWith(credentials: PhoneCredentials, request: Request): Promise<Answer> {
  const first = await once(credentials, request);
  return first.again ? await once(credentials, request) : first;
}

async function once(credentials: PhoneCredentials, request: Request): Promise<Answer & { again?: boolean }> {
  const { method, path, body, proofId = crypto.randomUUID() } = request;
  const url = `${location.origin}${path}`;
  const headers = await credentials.headers({ method, url, id: proofId, now: systemClock.now() });
  const isSound = body instanceof ArrayBuffer;
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), patienceMilliseconds);
  try {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': isSound ? octets : 'application/json' }) },
      ...(body !== undefined && { body: isSound ? body : JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      // It goes on when the tab does not.
      keepalive: method === 'POST',
      signal: impatience.signal,
    });
    const again = credentials.hear(answer.status, answer.headers.get('dpop-nonce'));
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : readJson(text), again };
  } catch {
    // No network, or none that is worth the name: whoever asked decides when to try again.
    return noAnswer;
  } finally {
    clearTimeout(timer);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of somebody's proxy.
    return undefined;
  }
}
