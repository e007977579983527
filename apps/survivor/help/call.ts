import type { IntakeAgencies, IntakeConversationView, SupportPlaces } from '#contracts';
import type { Language } from '#domain';

/** `unknown`: no such report; `refused`: what was sent cannot be taken; `away`: no answer, or none now. */
export type Answered<Body> = { body: Body } | 'unknown' | 'refused' | 'away';

async function asked<Body>(path: string, body?: object): Promise<Answered<Body>> {
  try {
    const answer = await fetch(`/v1/public/${path}`, {
      credentials: 'omit',
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        cache: 'no-store',
      }),
    });
    if (answer.status === 404) return 'unknown';
    if (answer.status === 409 || answer.status === 413 || answer.status === 422) return 'refused';
    if (!answer.ok) return 'away';
    return { body: (answer.status === 204 ? undefined : await answer.json()) as Body };
  } catch {
    return 'away';
  }
}

export const readDirectory = () => asked<SupportPlaces>('support-places');
export const readAgencies = () => asked<IntakeAgencies>('intake-agencies');

export const sendReport = (report: { agencyId: string; code: string; language: Language; text: string }) =>
  asked<IntakeConversationView>('intake-reports', report);
export const readReport = (code: string) => asked<IntakeConversationView>('intake-reports/read', { code });
export const addToReport = (code: string, text: string) =>
  asked<IntakeConversationView>('intake-reports/messages', { code, text });

const pieceBytes = 192 * 1024;

/** In pieces, one after another: a bad link repeats a piece, not the file. */
export async function sendFile(code: string, file: File): Promise<Answered<undefined>> {
  const fileId = crypto.randomUUID();
  const pieces = Math.max(1, Math.ceil(file.size / pieceBytes));
  for (let n = 0; n < pieces; n += 1) {
    const content = await base64Of(file.slice(n * pieceBytes, (n + 1) * pieceBytes));
    const piece = { code, fileId, n, content, last: n === pieces - 1 };
    let answer = await asked<undefined>('intake-reports/pieces', piece);
    for (let again = 0; again < 3 && answer === 'away'; again += 1) {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      answer = await asked<undefined>('intake-reports/pieces', piece);
    }
    if (typeof answer === 'string') return answer;
  }
  return { body: undefined };
}

/** `data:…;base64,<content>`, without what stands before the comma. */
const base64Of = (bytes: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).split(',', 2)[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsDataURL(bytes);
  });
