import { eventually } from '../../support/eventually.js';
import { environment } from './demo.js';

/** The links of the messages that the carrier has been given for a number, oldest first; waits until there are so many. */
export async function linksTo(phone: string, count: number): Promise<string[]> {
  const sent = await eventually(
    async () => {
      const taken = (await (await fetch(environment('SMS_HTTP_URL'))).json()) as { to: string; text: string }[];
      return taken.filter(({ to }) => to === phone).map(({ text }) => /\bhttp\S+/.exec(text)?.[0] ?? text);
    },
    (links) => links.length >= count,
  );
  return sent;
}
