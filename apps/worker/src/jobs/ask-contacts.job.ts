import type { AskContacts } from '#contacts';
import type { JobHandler } from '#queue';

export class AskContactsJob implements JobHandler<'ask-contacts'> {
  readonly job = 'ask-contacts';

  constructor(private readonly askContacts: AskContacts) {}

  async handle(): Promise<void> {
    await this.askContacts.execute();
  }
}
