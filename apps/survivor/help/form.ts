import type { TargetedSubmitEvent } from 'preact';

export type SubmitEvent = TargetedSubmitEvent<HTMLFormElement>;

/** What was typed or chosen in a field; empty when there is no such text. */
export function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
