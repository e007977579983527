import type { AuditChain, StaffCaller } from '#access';
import type { Clock } from '#domain';
import type { PersonFiles, PersonPart, PersonParts } from './person-file.port.js';
import { RetentionError } from './retention.error.js';

/** What is left out for whoever an order restrains: places and times of the other party could be read from it. */
const withheldOfRestrained = [
  'zones of orders that restrain this person',
  'incidents, and messages about them',
  'reasons of permits',
  'requests for this person’s location',
];

/** Gives out what is kept about a person, to be handed to that person: machine-readable, and nothing of the other party. */
export class ExportPerson {
  constructor(
    private readonly files: PersonFiles,
    private readonly audit: AuditChain,
    private readonly clock: Clock,
  ) {}

  /**
   * JSON in pieces, so that years of positions need no memory. Who took it is in the audit chain before anything leaves.
   *
   * @throws RetentionError `not_found`
   */
  async execute(caller: StaffCaller, personId: string, reason: string): Promise<AsyncIterable<string>> {
    const now = this.clock.now();
    const parts = await this.files.parts(caller, personId);
    if (!parts) throw new RetentionError('not_found');
    await this.audit.append([
      {
        agencyId: caller.agencyId,
        actor: 'staff',
        actorId: caller.staffId,
        action: 'person.data_export',
        object: 'person',
        objectId: personId,
        reason,
        result: 'allowed',
      },
    ]);
    return this.written(caller, personId, parts, now);
  }

  private async *written(
    caller: StaffCaller,
    personId: string,
    { isRestrained, ...parts }: PersonParts,
    now: number,
  ): AsyncIterable<string> {
    const head = {
      format: 'qalqan-person-data/1',
      madeAt: new Date(now).toISOString(),
      withheld: isRestrained ? withheldOfRestrained : [],
      ...parts,
    };
    yield `${JSON.stringify(head).slice(0, -1)},"positions":[`;
    yield* listed(this.files.positions(caller, personId, now));
    yield '],"recordings":[';
    yield* listed(this.files.recordings(caller, personId, now));
    yield ']}\n';
  }
}

async function* listed(pages: AsyncIterable<PersonPart[]>): AsyncIterable<string> {
  let between = '';
  for await (const page of pages) {
    yield between + page.map((part) => JSON.stringify(part)).join(',\n');
    between = ',\n';
  }
}
