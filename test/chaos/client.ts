import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '#domain';

const longestWaitMilliseconds = 15_000;
const betweenTriesMilliseconds = 400;

/** What the house said. `body` is what the caller knows it to be when the status is the one it hopes for. */
export interface Answer<Body> {
  status: number;
  body: Body;
}

/** Calls the house as a device does: by whichever address answers, again and again until it is taken. */
export class Client {
  private turn = 0;
  /** Tries that got no answer, or one that asks to come again. */
  repeats = 0;
  readonly reasons = new Map<string, number>();

  constructor(
    private readonly urls: readonly string[],
    private readonly token: string | undefined,
    private readonly stopped: () => boolean,
  ) {
    this.turn = Math.floor(systemClock.now()) % urls.length;
  }

  /** Once; `undefined`: nobody answered, and what became of it nobody knows. */
  async call<Body>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body> | undefined> {
    const url = this.urls[this.turn % this.urls.length]!;
    try {
      const answer = await fetch(`${url}${path}`, {
        method,
        signal: AbortSignal.timeout(longestWaitMilliseconds),
        headers: {
          ...(this.token && { authorization: `Bearer ${this.token}` }),
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const json = (answer.headers.get('content-type') ?? '').includes('json') && text !== '';
      return { status: answer.status, body: (json ? JSON.parse(text) : text) as Body };
    } catch {
      this.turn += 1;
      return undefined;
    }
  }

  /** Until it was taken, or refused for good; `undefined` when the run ended first. */
  async insist<Body>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body> | undefined> {
    for (;;) {
      const answer = await this.call<Body>(method, path, body, headers);
      if (answer && answer.status < 500 && answer.status !== 429) return answer;
      const key = answer ? `${answer.status} ${codeOf(answer.body)}` : 'no answer';
      this.reasons.set(key, (this.reasons.get(key) ?? 0) + 1);
      if (this.stopped()) return undefined;
      this.repeats += 1;
      this.turn += 1;
      await pause(betweenTriesMilliseconds);
    }
  }
}

/** The name of a Problem. */
const codeOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : JSON.stringify(body);
