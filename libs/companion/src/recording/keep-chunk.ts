import { createHash } from 'node:crypto';
import type { DeviceCaller } from '#access';
import type { Clock } from '#domain';
import { IncidentError, type LivePush } from '#incidents';
import { CompanionError, type CompanionErrorCode } from '../companion.error.js';
import { beginningOf } from './beginning-of.js';
import type { RecordedPress, RecordingStore, RecordingTransaction } from './recording-store.port.js';

/** Two hours, in chunks of five seconds. */
export const mostChunks = 1_440;
/** What was still on its way when the desk closed the incident. */
const afterClosingMilliseconds = 5 * 60_000;

export interface GivenChunk {
  panicId: string;
  /** From 0, without gaps. */
  sequence: number;
  milliseconds: number;
  content: Buffer;
}

interface Kept {
  said: CompanionErrorCode | 'new' | 'known';
  /** Of what was written into the log. */
  cursor?: number;
}

/**
 * Keeps what a phone heard after a press. Once the press was taken back every chunk is refused with the same words, whichever PIN it
 * was; after the duress PIN it is kept all the same. Both do the same work up to the writing of the row.
 */
export class KeepChunk {
  constructor(
    private readonly store: RecordingStore,
    private readonly push: LivePush,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves to whether it is new: the same chunk may come again.
   *
   * @throws IncidentError `panic_unknown`
   * @throws CompanionError `recording_…`
   */
  async execute(device: DeviceCaller, chunk: GivenChunk): Promise<boolean> {
    const ofCells = await Promise.all(device.cells.map((cell) => this.inCell(cell, device, chunk)));
    const said = ofCells.filter((one) => one !== undefined);
    if (said.length === 0) throw new IncidentError('panic_unknown');
    const refusal = said.find((one) => one !== 'new' && one !== 'known');
    if (refusal !== undefined) throw new CompanionError(refusal);
    return said.includes('new');
  }

  private async inCell(cell: number, { personId }: DeviceCaller, chunk: GivenChunk): Promise<Kept['said'] | undefined> {
    const now = this.clock.now();
    const kept = await this.store.transaction(cell, async (transaction): Promise<Kept | undefined> => {
      const press = await transaction.press(chunk.panicId, personId);
      if (!press) return undefined;
      const sealed = await transaction.seal(press.agencyId, chunk.panicId, chunk.sequence, chunk.content);
      if (press.cancelledAt === null) return keep(transaction, press, personId, { ...chunk, sealed }, now);
      const forced = press.isForced && (await keep(transaction, press, personId, { ...chunk, sealed }, now));
      return { ...forced, said: 'recording_over' };
    });
    if (kept?.cursor !== undefined) this.push.tell({ cell, cursor: kept.cursor, deliveries: [], moved: [] });
    return kept?.said;
  }
}

async function keep(
  transaction: RecordingTransaction,
  press: RecordedPress,
  personId: string,
  { panicId, sequence, milliseconds, content, sealed }: GivenChunk & { sealed: Buffer },
  now: number,
): Promise<Kept> {
  const sha256 = createHash('sha256').update(content).digest();
  const isSame = (known: Buffer | undefined): Kept => ({
    said: known?.equals(sha256) === true ? 'known' : 'recording_differs',
  });
  const known = await transaction.hashOf(panicId, sequence);
  if (known) return isSame(known);
  if (!press.isAllowed) return { said: 'recording_not_allowed' };
  if (press.closedAt !== null && now - press.closedAt > afterClosingMilliseconds) return { said: 'recording_over' };
  if (sequence >= mostChunks) return { said: 'recording_full' };
  const before = sequence === 0 ? undefined : await transaction.before(panicId, sequence);
  if (sequence > 0 && !before) return { said: 'recording_order' };
  const begins = beginningOf(content);
  const mediaType = begins ?? before?.mediaType;
  if (mediaType === undefined) return { said: 'recording_type' };
  const { agencyId, alarmId } = press;
  const stream = (before?.stream ?? -1) + (begins ? 1 : 0);
  const placed = { panicId, sequence, personId, agencyId, stream, mediaType, milliseconds };
  const isNew = await transaction.add({ ...placed, bytes: content.length, sha256, receivedAt: now, sealed });
  // Another request with the same number has come first.
  if (!isNew) return isSame(await transaction.hashOf(panicId, sequence));
  return { said: 'new', ...(sequence === 0 && { cursor: await tellTheDesk(transaction, panicId, alarmId, now) }) };
}

/** That there is something to hear. */
async function tellTheDesk(
  transaction: RecordingTransaction,
  panicId: string,
  alarmId: string,
  now: number,
): Promise<number> {
  const tied = await transaction.tie(panicId, alarmId);
  await transaction.incidents.updateIncidents(
    tied.map(({ incidentId }) => ({ id: incidentId })),
    now,
  );
  const events = tied.map(({ alarmId: ofIncident, incidentId, agencyId }) => {
    const data = { alarmId: ofIncident, panicId };
    return { incidentId, agencyId, kind: 'recording_begun', staffId: null, data };
  });
  return transaction.incidents.appendEvents(events, now);
}
