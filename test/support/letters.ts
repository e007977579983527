import type { ChannelStatus, Letter, Outcome, WritingChannel } from '#notify';

/** A channel that keeps the letters it was given, and answers as told. */
export class Letters implements WritingChannel {
  readonly written: Letter[] = [];
  answer: Outcome = { kind: 'sent' };

  constructor(readonly name: 'sms' | 'email') {}

  status(): ChannelStatus {
    return 'ready';
  }

  async send(): Promise<Outcome> {
    throw new Error('no alarm is sent here');
  }

  async write(letter: Letter): Promise<Outcome> {
    this.written.push(letter);
    return this.answer;
  }
}
