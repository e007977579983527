import { Inject, Injectable } from '@nestjs/common';
import type { CompanionHint, CompanionNews } from '#companion';
import { Processes } from '#processes';

/** To the phones of a person, whichever process they are connected to. */
@Injectable()
export class TellCompanions implements CompanionNews {
  constructor(@Inject(Processes) private readonly processes: Processes) {}

  changed(hint: CompanionHint): void {
    this.processes.tell('companionChanged', hint);
  }
}
