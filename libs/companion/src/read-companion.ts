import type { DeviceCaller } from '#access';
import { type Clock, isUuid } from '#domain';
import { IncidentError } from '#incidents';
import type { CompanionReader, CompanionReading, PersonScope, WarningRecord } from './companion-reader.port.js';
import { type ShownCheckIn, shownCheckIn } from './shown-check-in.js';
import { coarsePlace, type WarningPlace } from './warning/coarse-place.js';
import type { WarningPlaces } from './warning/warning-places.port.js';
import type { WarningReceipts } from './warning/warning-receipts.port.js';
import { type ShownPress, shownPress } from './shown-press.js';

const recentMilliseconds = 24 * 60 * 60_000;

/** Where somebody was before is no warning any more. */
const placeMilliseconds = 60 * 60_000;

/** A warning, with where he was last seen if the agency lets it tell. */
export type PlacedWarning = WarningRecord & { place: WarningPlace | null };

/** All that a phone shows at its start. Times are milliseconds since 1970. */
export interface CompanionState {
  person: Pick<CompanionReading, 'language'>;
  agency: CompanionReading['agency'];
  policy: CompanionReading['policy'];
  presses: ShownPress[];
  checkIns: ShownCheckIn[];
  warnings: PlacedWarning[];
  now: number;
}

/** What a phone reads of its own person, in every cell in which the person is watched: of what is in two of them the first counts. */
export class ReadCompanion {
  constructor(
    private readonly reader: CompanionReader,
    private readonly receipts: WarningReceipts,
    private readonly places: WarningPlaces,
    private readonly clock: Clock,
  ) {}

  /** @throws IncidentError `panic_unknown` */
  async press({ personId, cells }: DeviceCaller, id: string): Promise<ShownPress> {
    if (!isUuid(id)) throw new IncidentError('panic_unknown');
    const found = await Promise.all(cells.map((cell) => this.reader.press({ cell, personId }, id.toLowerCase())));
    const press = found.find((one) => one !== undefined);
    if (!press) throw new IncidentError('panic_unknown');
    return shownPress(press);
  }

  async all(device: DeviceCaller): Promise<CompanionState> {
    const { personId, cells } = device;
    const now = this.clock.now();
    const since = now - recentMilliseconds;
    const everywhere = async <Item extends { id: string }>(
      read: (scope: { cell: number; personId: string }) => Promise<Item[]>,
    ): Promise<Item[]> => onceEach(await Promise.all(cells.map((cell) => read({ cell, personId }))));
    // Before they are read: what comes in between is not said to have arrived.
    await Promise.all(cells.map((cell) => this.receipts.fetched({ cell, personId }, since, now)));
    const { agency, policy, ...person } = await this.reader.of(device);
    const presses = await everywhere((scope) => this.reader.pressesSince(scope, since));
    const checkIns = await everywhere((scope) => this.reader.checkInsSince(scope, since));
    const warnings = await everywhere((scope) => this.reader.warningsSince(scope, since));
    return {
      person,
      agency,
      policy,
      presses: presses.map(shownPress),
      checkIns: checkIns.map(shownCheckIn),
      warnings: policy.warningMap
        ? await this.placed(device, warnings, now)
        : warnings.map((warning) => ({ ...warning, place: null })),
      now,
    };
  }

  /** Of the device's own agency: what another one's alarms tell is not for this one to permit. */
  private async placed(
    { personId, cells, agencyId }: DeviceCaller,
    warnings: readonly WarningRecord[],
    now: number,
  ): Promise<PlacedWarning[]> {
    const ids = warnings.map(({ alarmId }) => alarmId);
    const ofCell = (scope: PersonScope) => this.places.of(scope, agencyId, ids, now - placeMilliseconds);
    const ofCells = await Promise.all(cells.map((cell) => ofCell({ cell, personId })));
    return warnings.map((warning) => {
      const exact = ofCells.find((places) => places.has(warning.alarmId))?.get(warning.alarmId);
      return { ...warning, place: exact ? coarsePlace(exact) : null };
    });
  }
}

const onceEach = <Item extends { id: string }>(ofCells: readonly Item[][]): Item[] =>
  [
    ...new Map(
      ofCells
        .flat()
        .toReversed()
        .map((item) => [item.id, item]),
    ).values(),
  ].toReversed();
