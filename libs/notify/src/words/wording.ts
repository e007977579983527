import type { AlarmKind, Language } from '#domain';

/** One thing said in each language. */
export type Wording = Record<Language, string>;

/** What a lock screen shows. */
export interface Words {
  title: string;
  body: string;
}

/** What is said to one audience. Of an alarm that is absent it is told nothing. */
export type Wordings = Partial<Record<AlarmKind, { title: Wording; body: Wording }>>;
