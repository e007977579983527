import type { LiveState } from '#contracts';
import { deviceSecret } from './keep.js';

/** `gone`: the link opens nothing; `away`: no answer, or none now. */
export type Answered<Body> = { body: Body } | 'gone' | 'away';

const post = async <Body>(path: string, body: object): Promise<Answered<Body>> => {
  try {
    const answer = await fetch(`/v1/public/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
    });
    if (answer.status === 410 || answer.status === 422) return 'gone';
    if (!answer.ok) return 'away';
    return { body: (answer.status === 204 ? undefined : await answer.json()) as Body };
  } catch {
    return 'away';
  }
};

export const consent = (token: string, agrees: boolean) => post<{ agrees: boolean }>('consents', { token, agrees });

export const pageOf = (token: string) => ({ token, device: deviceSecret() });

export const openLink = (token: string) => post<LiveState>('live-links/open', pageOf(token));
export const readState = (token: string) => post<LiveState>('live-links/state', pageOf(token));
export const sayAnswer = (token: string, answer: 'going' | 'called') =>
  post<undefined>('live-links/answer', { ...pageOf(token), answer });
