import type { Words } from '../words/wording.js';
import { smsSegments } from './split-sms.js';

/** More is dear, and arrives in pieces. */
export const longestSmsSegments = 2;

/** What an SMS says. When title, body and link take more than two segments, the body stays out: the link tells it. */
export function smsText({ title, body }: Words, link: string | undefined): string {
  const whole = [`${title}.`, body, link].filter(Boolean).join(' ');
  if (smsSegments(whole) <= longestSmsSegments) return whole;
  return [`${title}.`, link].filter(Boolean).join(' ');
}
