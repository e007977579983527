import { wordsOf } from '../words/words-of.js';
import type { CapAgency, CapMessage } from './cap-message.js';
import { capMediaType } from './cap-xml.js';
import { type Xml, xmlDocument } from './xml.js';

export const feedMediaType = 'application/atom+xml';

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The newest messages as Atom (RFC 4287), newest first; each entry leads to its message. @param now when none is there */
export function capFeed(messages: readonly CapMessage[], agency: CapAgency, now: number): string {
  const newestFirst = messages.toReversed();
  return xmlDocument([
    'feed',
    [
      ['id', `urn:uuid:${agency.id}`],
      ['title', agency.name],
      ['updated', iso(newestFirst[0]?.sent ?? now)],
      ['author', [['name', agency.name]]],
      ['link', '', { rel: 'self', href: '/v1/cap/feed' }],
      ...newestFirst.map((message) => entry(message, agency)),
    ],
    { xmlns: 'http://www.w3.org/2005/Atom' },
  ]);
}

function entry({ identifier, sent, msgType, alarm }: CapMessage, { language }: CapAgency): Xml {
  const title = alarm ? `${msgType}: ${wordsOf(alarm.kind, language, 'staff')!.title}` : msgType;
  return [
    'entry',
    [
      ['id', `urn:qalqan:cap:${identifier}`],
      ['title', title],
      ['updated', iso(sent)],
      ['link', '', { rel: 'alternate', type: capMediaType, href: `/v1/cap/alerts/${identifier}` }],
      ['summary', title],
    ],
  ];
}
