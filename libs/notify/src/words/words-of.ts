import { type AlarmKind, alarmKinds, type Language } from '#domain';
import { alarmTitles } from './alarm-titles.js';
import type { Audience } from './audience.js';
import { protectedPersonWordings } from './protected-person.words.js';
import { respondentWordings } from './respondent.words.js';
import type { Wording, Wordings, Words } from './wording.js';

/** Longer names are cut: with the longest of them an SMS still holds title and link in two segments. */
const longestName = 24;

/**
 * The words of an alarm for one audience, `undefined` when it is told nothing of such alarms. They name no one and no
 * place, unless the agency's policy allows it and `name` (the protected person's) is given: then staff and contacts read
 * it in the title. The two parties never read a name.
 */
export function wordsOf(kind: AlarmKind, language: Language, audience: Audience, name?: string): Words | undefined {
  const wording = wordings[audience][kind];
  if (!wording) return undefined;
  const title = wording.title[language];
  const named = name !== undefined && (audience === 'staff' || audience === 'contact');
  return { title: named ? `${title}: ${shortened(name)}` : title, body: wording.body[language] };
}

const shortened = (name: string): string => [...name].slice(0, longestName).join('').trim();

const titledWith = (body: Wording): Wordings =>
  Object.fromEntries(alarmKinds.map((kind) => [kind, { title: alarmTitles[kind], body }]));

const wordings: Record<Audience, Wordings> = {
  staff: titledWith({ kk: 'Консольді ашыңыз.', ru: 'Откройте консоль.', en: 'Open the console.' }),
  // Not "call them": a call may give away a press that was meant to be silent.
  contact: titledWith({
    kk: 'Кезекші біледі. Телефонды қасыңызда ұстаңыз.',
    ru: 'Дежурные знают. Держите телефон при себе.',
    en: 'The desk knows. Keep your phone near you.',
  }),
  protected_person: protectedPersonWordings,
  respondent: respondentWordings,
};
