import { useMemo, useState } from 'react';
import type { OrderWithZones } from '#contracts';
import { systemClock } from '#domain';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { changeOrder, changeZone } from '../court-api.js';
import { TextField } from '../form/text-field.js';
import { UnsavedGuard } from '../form/use-unsaved.js';
import { addDays, localTimeOf, mondayOf } from '../../time/local-time.js';
import { hasToWait, useOutcome } from '../orders/use-outcome.js';
import { useCourt } from '../use-words-of-court.js';
import { HoursEditor } from './hours-editor.js';
import { Legend } from './legend.js';
import { PermitForm } from './permit-form.js';
import { PermitList } from './permit-list.js';
import { textOfWindow } from './schedule-text.js';
import {
  type Choice,
  heldFrom,
  isTouched,
  midnightsOf,
  permitSlots,
  type Schedule,
  slotsBetween,
  slotsOf,
  stretchOf,
  type Window,
  windowOf,
} from './week.js';
import { WeekGrid } from './week-grid.js';

interface SubjectScheduleProps {
  order: OrderWithZones;
  /** `null`: the distance. */
  zoneId: string | null;
  name: string;
  schedule: Schedule | null;
}

const weekMilliseconds = 7 * 86_400_000;

/** One week of one zone, or of the distance: hours and permits, in the grid and as lists. */
export function SubjectSchedule({ order, zoneId, name, schedule }: SubjectScheduleProps) {
  const { t, day } = useCourt();
  const { permissions } = useSession().staff;
  const zone = order.timeZone;
  const now = systemClock.now();
  const [monday, setMonday] = useState(() => mondayOf(now, zone));
  // What is edited and not saved; `null`: nothing.
  const [edited, setWindows] = useState<readonly Window[] | null>(null);
  const windows = edited ?? schedule?.windows ?? [];
  const [choice, setChoice] = useState<Choice | null>(null);
  const [reason, setReason] = useState('');
  const [isGranting, setGranting] = useState<ReturnType<typeof stretchOf> | null>(null);
  const [isGranted, setGranted] = useState<'done' | 'waits' | null>(null);
  const isOpen = permissions.includes('order.write') && order.status !== 'revoked';
  const isChanged = JSON.stringify(windows) !== JSON.stringify(schedule?.windows ?? []);

  const saving = useOutcome(
    () => {
      const next = windows.length === 0 ? null : { windows: [...windows] };
      const why = reason.trim() === '' ? {} : { reason: reason.trim() };
      return zoneId === null
        ? changeOrder(order.id, { proximitySchedule: next, ...why })
        : changeZone(zoneId, { schedule: next, ...why });
    },
    () => {
      setWindows(null);
      setReason('');
    },
  );

  const midnights = midnightsOf(monday, zone);
  const [weekFrom, weekTo] = [midnights[0]!, midnights[7]!];
  const own = useMemo(() => order.permits.filter((permit) => permit.zoneId === zoneId), [order.permits, zoneId]);
  const shown = own.filter((permit) => {
    const held = heldFrom(permit);
    return Date.parse(permit.to) > now || (held.to > weekFrom && held.from < weekTo);
  });
  const active = windows.length === 0 ? null : slotsOf(windows);
  const end = order.validTo === null ? Infinity : Date.parse(order.validTo);
  const inForce =
    order.status === 'revoked' ? [] : slotsBetween(Date.parse(order.validFrom), Math.min(end, weekTo), monday, zone);
  const isOfUse = (from: number, to: number): boolean =>
    active === null ||
    to - from >= weekMilliseconds ||
    weeksOf(from, to, zone).some((week) => slotsBetween(from, to, week, zone).some((slot) => isTouched(slot, active)));

  const soon = { ...localTimeOf(now, zone) };
  const fresh = { from: soon, to: addDays(soon, 1) };

  return (
    <div className="subject">
      <div className="court-row" role="group">
        <button type="button" className="button" onClick={() => setMonday(addDays(monday, -7))}>
          ← {t('schedule.previous')}
        </button>
        <strong className="week-title" role="status">
          {t('schedule.week', { from: day(weekFrom, zone), to: day(weekTo - 1, zone) })}
        </strong>
        <button type="button" className="button" onClick={() => setMonday(addDays(monday, 7))}>
          {t('schedule.next')} →
        </button>
        <button type="button" className="tool" onClick={() => setMonday(mondayOf(now, zone))}>
          {t('schedule.thisWeek')}
        </button>
        <span className="court-hint">{t('schedule.zoneNote', { zone })}</span>
      </div>
      <Legend />
      <div className="subject-columns">
        <div className="week-frame" tabIndex={-1}>
          <WeekGrid
            subject={name}
            monday={monday}
            active={active}
            permits={permitSlots(own, monday, zone)}
            inForce={inForce}
            choice={choice}
            isOpen={isOpen}
            onChoose={setChoice}
          />
        </div>
        <div className="subject-lists">
          {choice !== null && (
            <div className="court-note choice-note" role="status">
              <p>{t('schedule.chosen', { text: textOfWindow(windowOf(choice), t) })}</p>
              <div className="court-row">
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    setWindows([...windows, windowOf(choice)]);
                    setChoice(null);
                  }}
                >
                  {t('schedule.addHours')}
                </button>
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    setGranting(stretchOf(choice, monday));
                    setGranted(null);
                    setChoice(null);
                  }}
                >
                  {t('schedule.addPermit')}
                </button>
                <button type="button" className="tool" onClick={() => setChoice(null)}>
                  {t('cancel')}
                </button>
              </div>
            </div>
          )}
          <section className="court-panel">
            <h3>{t('schedule.hours')}</h3>
            <HoursEditor windows={windows} isOpen={isOpen} onChange={setWindows} />
            {isChanged && (
              <>
                <p className="court-note court-note-wait">{t('schedule.changed')}</p>
                <TextField
                  label={t('schedule.reason')}
                  note={t('form.optional')}
                  hint={t('form.reasonHelp')}
                  rows={2}
                  maxLength={500}
                  value={reason}
                  onChange={setReason}
                />
                <div className="court-row">
                  <button
                    type="button"
                    className="button button-primary"
                    disabled={saving.isPending}
                    onClick={() => saving.mutate(undefined)}
                  >
                    {t('schedule.save')}
                  </button>
                  <button type="button" className="button" onClick={() => setWindows(null)}>
                    {t('schedule.discard')}
                  </button>
                </div>
              </>
            )}
            {hasToWait(saving.data) && (
              <p className="court-note court-note-wait" role="status">
                {t('order.waits')}
              </p>
            )}
            {saving.error !== null && <ProblemNote error={saving.error} onDismiss={saving.reset} />}
          </section>
          <section className="court-panel">
            <h3>{t('schedule.permits')}</h3>
            <p className="court-hint">{t('schedule.permitsHelp')}</p>
            <PermitList permits={shown} timeZone={zone} isOpen={isOpen} />
            {isGranted !== null && (
              <p className={`court-note court-note-${isGranted === 'done' ? 'good' : 'wait'}`} role="status">
                {isGranted === 'done' ? t('schedule.granted') : t('order.waits')}
              </p>
            )}
            {isOpen && isGranting === null && (
              <div>
                <button type="button" className="button" onClick={() => setGranting(fresh)}>
                  {t('schedule.grant')}
                </button>
              </div>
            )}
            {isGranting !== null && (
              <PermitForm
                key={JSON.stringify(isGranting)}
                order={order}
                zoneId={zoneId}
                first={isGranting}
                isOfUse={isOfUse}
                onDone={(outcome) => {
                  setGranting(null);
                  setGranted('waits' in outcome ? 'waits' : 'done');
                }}
                onCancel={() => setGranting(null)}
              />
            )}
          </section>
        </div>
      </div>
      <UnsavedGuard isDirty={() => isChanged} />
    </div>
  );
}

/** The Mondays of the weeks that a stretch of less than a week touches. */
const weeksOf = (from: number, to: number, timeZone: string) => [mondayOf(from, timeZone), mondayOf(to, timeZone)];
