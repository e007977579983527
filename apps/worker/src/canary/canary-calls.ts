import type { CanaryStep } from '#domain';
import { CanaryError, canaryError } from './canary.error.js';

interface Call {
  step: CanaryStep;
  path: string;
  token?: string;
  cookie?: string;
  body?: object;
  signal: AbortSignal;
}

interface AnswerWithCookies<Body> {
  body: Body;
  cookie: string;
}

/** Calls the api over HTTP as a phone or a console would. */
export class CanaryCalls {
  constructor(readonly apiUrl: string) {}

  async post<Body>(call: Call): Promise<Body> {
    return (await this.postForCookies<Body>(call)).body;
  }

  /**
   * The answer, and the cookies that came with it, as they are sent back.
   *
   * @throws CanaryError of its step, with the status as code when the api refused
   */
  async postForCookies<Body>({ step, path, token, cookie, body, signal }: Call): Promise<AnswerWithCookies<Body>> {
    const answer = await fetch(new URL(path, this.apiUrl), {
      method: 'POST',
      redirect: 'manual',
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(cookie !== undefined && { cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal,
    }).catch((error: unknown) => {
      throw canaryError(step, error);
    });
    const read = await answer.json().catch((error: unknown) => {
      throw canaryError(step, error);
    });
    if (!answer.ok) throw new CanaryError(step, String(answer.status));
    const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0]!);
    return { body: read as Body, cookie: cookies.join('; ') };
  }
}
