import type { Clock } from '#domain';
import { type Actor, type CaseBook, type Cases, type CaseWork, type NewCases, present, registerMany } from '#orders';
import { linesOf, type RawLine } from './columns.js';
import { type ClaimedImport, type ImportBench, ImportClaimLost } from './import-bench.port.js';
import { checkLines, type CheckedLine, type CheckedLines } from './lines/check-lines.js';
import { gatherKnown } from './lines/known.js';
import type { NamedPerson, ReadOrder } from './lines/read-order.js';
import { mayImport } from './may-import.js';
import { importKeptMilliseconds } from './staff-imports.js';
import { readTable } from './table/read-table.js';
import { TableError } from './table/table.error.js';

/** A worker that was not heard of for so long is taken for dead. 5,000 lines take some seconds. */
const heldMilliseconds = 60_000;
const attemptsAllowed = 3;

/** Lines that were good when they were looked at are not any more: nothing of the import may be kept. */
class LinesChanged extends Error {
  constructor(readonly lines: readonly CheckedLine[]) {
    super('lines have become bad');
  }
}

/** Reads and applies what staff brought, one after the other. A worker that is killed leaves its import to the next one. */
export class RunImports {
  constructor(
    private readonly bench: ImportBench,
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    for (;;) {
      const claimed = await this.bench.claim(this.clock.now(), this.heldUntil(), attemptsAllowed);
      if (!claimed) return;
      await this.run(claimed);
    }
  }

  private async run(claimed: ClaimedImport): Promise<void> {
    try {
      if (claimed.role === null || !mayImport(claimed.role, claimed.kind))
        await this.bench.fail(claimed, 'not_permitted');
      else if (claimed.state === 'reading') await this.read(claimed);
      else await this.apply(claimed);
    } catch (error) {
      if (error instanceof ImportClaimLost) return;
      if (!(error instanceof TableError)) throw error;
      await this.bench.fail(claimed, error.failure, error.names);
    }
  }

  private async read(claimed: ClaimedImport): Promise<void> {
    const table = await readTable(await this.bench.file(claimed));
    await this.bench.progress(claimed, 40, this.heldUntil());
    const raw = linesOf(claimed.kind, table);
    const { agencyId, cell } = claimed;
    const { lines } = await checked(this.cases.read({ agencyId, cell }), claimed, raw, this.clock.now());
    await this.bench.progress(claimed, 80, this.heldUntil());
    await this.bench.keepLines(claimed, lines, null, this.clock.now() + importKeptMilliseconds);
  }

  /** Everything in one transaction, read anew within it; or nothing. */
  private async apply(claimed: ClaimedImport): Promise<void> {
    const raw = await this.bench.lines(claimed);
    await this.bench.progress(claimed, 30, this.heldUntil());
    const { agencyId, cell, appliedBy } = claimed;
    const actor: Actor = { actor: 'staff', actorId: appliedBy!, agencyId, cell };
    try {
      await this.cases.change(actor, (work) => carryOut(work, claimed, raw));
    } catch (error) {
      if (!(error instanceof LinesChanged)) throw error;
      await this.bench.keepLines(claimed, error.lines, 'changed_since', this.clock.now() + importKeptMilliseconds);
    }
  }

  private heldUntil(): number {
    return this.clock.now() + heldMilliseconds;
  }
}

async function carryOut(work: CaseWork, claimed: ClaimedImport, raw: readonly RawLine[]): Promise<void> {
  const { lines, orders, devices } = await checked(work.book, claimed, raw, work.now);
  if (lines.some(({ makes }) => !makes)) throw new LinesChanged(lines);
  const needsTwo = (await work.book.approvals.policy()).rules['order.activate'] !== undefined;
  const drafts = needsTwo && orders.some(({ activate }) => activate);
  await registerMany(work, newCasesOf(work, orders, !needsTwo, devices));
  if (!(await work.book.imports.applied(claimed.id, claimed.attempt, drafts, work.now))) throw new ImportClaimLost();
}

async function checked(
  book: CaseBook,
  { kind }: ClaimedImport,
  raw: readonly RawLine[],
  now: number,
): Promise<CheckedLines> {
  const { timeZone, language, region } = present(await book.agencies.own());
  return checkLines(kind, raw, await gatherKnown(book, kind, raw), { timeZone, language, region, now });
}

function newCasesOf(
  work: CaseWork,
  orders: readonly ReadOrder[],
  mayActivate: boolean,
  devices: CheckedLines['devices'],
): NewCases {
  const people: NewCases['people'] = [];
  const idOfKey = new Map<string, string>();
  const idOf = (person: NamedPerson): string => {
    if (person.known) return person.known.id;
    const known = idOfKey.get(person.key);
    if (known !== undefined) return known;
    const id = work.newId();
    idOfKey.set(person.key, id);
    people.push({ id, name: person.name, phone: person.phone, language: person.language });
    return id;
  };
  return {
    orders: orders.map((order) => ({
      reference: order.number,
      issuingAuthority: order.authority,
      jurisdiction: order.jurisdiction,
      legalBasis: order.legalBasis,
      validFrom: order.validFrom,
      validTo: order.validTo,
      proximityLimitMeters: order.limitMeters,
      proximityWarningMeters: order.warningMeters,
      parties: [
        { personId: idOf(order.protectedPerson), role: 'protected' as const },
        { personId: idOf(order.respondent), role: 'respondent' as const },
      ],
      activate: order.activate && mayActivate,
    })),
    people,
    devices: devices.map(({ wearer, ...device }) => ({ ...device, personId: wearer.id })),
  };
}
