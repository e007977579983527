import { type Address, type OutsideChannel, systemClock } from '#domain';

export const badMoods = ['failing', 'hanging', 'garbage'] as const;
export type Mood = 'well' | (typeof badMoods)[number];

/** One message that was taken: whose contact it reached, and the token of its link, which is of one attempt alone. */
export interface Taken {
  contact: number;
  token: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What a counterpart does with one message; `give` ends what hangs, when the mood is over. */
export interface Ways {
  take(): void;
  fail(): void;
  babble(): void;
  give(): void;
}

const linkToken = /\/(?:r|c\/)#([\w-]{22})/;

/** Who stands where a channel leads: takes messages, fails, hangs, or answers what is no answer. */
export class Counterpart {
  readonly taken: Taken[] = [];
  private currentMood: Mood = 'well';
  private readonly hanging = new Set<() => void>();

  constructor(
    readonly name: string,
    readonly channel: OutsideChannel,
    /** Of the contact of this number. */
    readonly addressOf: (contact: number) => Address,
    readonly close: () => Promise<void>,
    private readonly moodChanged: (mood: Mood) => void = () => undefined,
  ) {}

  get mood(): Mood {
    return this.currentMood;
  }

  become(mood: Mood): void {
    this.currentMood = mood;
    this.moodChanged(mood);
    for (const give of this.hanging) give();
    this.hanging.clear();
  }

  serve({ take, fail, babble, give }: Ways): void {
    switch (this.currentMood) {
      case 'well':
        return take();
      case 'failing':
        return fail();
      case 'hanging':
        return void this.hanging.add(give);
      case 'garbage':
        return babble();
    }
  }

  /** @param text all that was taken, with its link */
  took(contact: number, text: string): void {
    const token = linkToken.exec(text)?.[1];
    if (token === undefined) throw new Error(`${this.name} took a message without a link`);
    this.taken.push({ contact, token, at: systemClock.now() });
  }
}
