import { systemClock } from '#domain';
import type { Warning, WarningAnswer } from '../api/companion.js';
import { keep } from '../keep/database.js';
import { snapshot } from '../keep/settings.js';
import { keepTrying } from '../outbox/keep-trying.js';
import { put } from '../outbox/outbox.js';
import { pressPanic } from '../press/press-panic.js';
import { go } from '../ui/route.js';

/** What she says to a warning. Needing help is a press as well: it must not wait for anybody to read an answer. */
export async function answerWarning({ id }: Warning, answer: WarningAnswer): Promise<void> {
  if (answer === 'need_help') {
    go('press');
    await pressPanic('button');
  }
  const path = `/v1/warnings/${id}/answer`;
  await put({ id: crypto.randomUUID(), kind: 'answer', path, body: { answer }, madeAt: systemClock.now() });
  await showAnswered(id, answer);
  void keepTrying();
}

async function showAnswered(id: string, answer: WarningAnswer): Promise<void> {
  const known = snapshot.get();
  if (known === undefined) return;
  const warnings = known.state.warnings.map((each) => (each.id === id ? { ...each, answer } : each));
  const next = { ...known, state: { ...known.state, warnings } };
  snapshot.set(next);
  await keep('snapshot', next);
}
