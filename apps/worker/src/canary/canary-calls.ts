import type { CanaryStep } from '#domain';
import { CanaryError, canaryError } from './canary.error.js';

interface Call {
  step: CanaryStep;
  path: string;
  token?: string;
  body?: object;
  signal: AbortSignal;
}

/** Calls the api over HTTP as a phone or a console would. */
export class CanaryCalls {
  constructor(readonly apiUrl: string) {}

  /** @throws CanaryError of its step, with the status as code when the api refused */
  async post<Body>({ step, path, token, body, signal }: Call): Promise<Body> {
    const answer = await fetch(new URL(path, this.apiUrl), {
      method: 'POST',
      redirect: 'manual',
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
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
    return read as Body;
  }
}
