import { useRef, useState, type KeyboardEvent } from 'react';
import { addDays, type LocalTime } from '../../time/local-time.js';
import { useCourt } from '../use-words-of-court.js';
import {
  type Choice,
  doubled,
  isTouched,
  nameOfDay,
  type PermitSlot,
  type Slot,
  timeOf,
  type WindowSlot,
} from './week.js';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

interface Cell {
  day: number;
  hour: number;
}

interface WeekGridProps {
  subject: string;
  monday: LocalTime;
  /** Active hours; `null`: at all hours. */
  active: readonly WindowSlot[] | null;
  permits: readonly PermitSlot[];
  /** While the order is in force. */
  inForce: readonly Slot[];
  choice: Choice | null;
  /** Whether one may choose. */
  isOpen: boolean;
  onChoose: (choice: Choice | null) => void;
}

const move: Record<string, (cell: Cell) => Cell> = {
  ArrowUp: ({ day, hour }) => ({ day, hour: Math.max(0, hour - 1) }),
  ArrowDown: ({ day, hour }) => ({ day, hour: Math.min(23, hour + 1) }),
  ArrowLeft: ({ day, hour }) => ({ day: Math.max(1, day - 1), hour }),
  ArrowRight: ({ day, hour }) => ({ day: Math.min(7, day + 1), hour }),
  Home: ({ day }) => ({ day, hour: 0 }),
  End: ({ day }) => ({ day, hour: 23 }),
};

const share = (minutes: number): string => `${(100 * minutes) / 1_440}%`;
const within = (value: number, one: number, other: number): boolean =>
  value >= Math.min(one, other) && value <= Math.max(one, other);

/** Seven days of 24 hours. One chooses by the mouse or by keys; what stands there is said of each hour. */
export function WeekGrid(props: WeekGridProps) {
  const { monday, active, permits, inForce, choice, isOpen, onChoose } = props;
  const { t } = useCourt();
  const [focus, setFocus] = useState<Cell>({ day: 1, hour: 8 });
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const [isDragging, setDragging] = useState(false);
  const grid = useRef<HTMLTableElement>(null);
  const activeSlots: readonly Slot[] = active ?? days.map((day) => ({ day, from: 0, to: 1_440 }));
  const twice = active === null ? [] : doubled(active);

  const go = (cell: Cell): void => {
    setFocus(cell);
    if (anchor !== null) onChoose({ from: anchor, to: cell });
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.day}-${cell.hour}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = move[event.key];
    if (step !== undefined) {
      event.preventDefault();
      return go(step(focus));
    }
    if (!isOpen) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (anchor === null) {
        setAnchor(focus);
        onChoose({ from: focus, to: focus });
      } else setAnchor(null);
    } else if (event.key === 'Escape' && (anchor !== null || choice !== null)) {
      event.stopPropagation();
      setAnchor(null);
      onChoose(null);
    }
  };
  const stateOf = (slot: Slot): string => {
    if (!isTouched(slot, inForce)) return t('schedule.cellOutside');
    if (isTouched(slot, permits)) return t('schedule.cellPermit');
    return isTouched(slot, activeSlots) ? t('schedule.cellActive') : t('schedule.cellFree');
  };

  return (
    <table
      ref={grid}
      className="week"
      role="grid"
      aria-label={t('schedule.gridLabel', { subject: props.subject })}
      onPointerUp={() => setDragging(false)}
      onPointerLeave={() => setDragging(false)}
    >
      <thead>
        <tr>
          <td />
          {days.map((day) => (
            <th key={day} scope="col">
              {t(`schedule.days.${nameOfDay(day)}`)} <span className="court-hint">{dayOf(monday, day)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {hours.map((hour) => (
          <tr key={hour}>
            <th scope="row">{timeOf(hour * 60)}</th>
            {days.map((day) => {
              const slot = { day, from: hour * 60, to: hour * 60 + 60 };
              const isChosen =
                choice !== null &&
                within(day, choice.from.day, choice.to.day) &&
                within(hour, choice.from.hour, choice.to.hour);
              const label = t('schedule.cell', {
                day: t(`schedule.days.${nameOfDay(day)}`),
                date: dayOf(monday, day),
                time: `${timeOf(slot.from)}–${timeOf(slot.to)}`,
                state: stateOf(slot),
              });
              return (
                <td
                  key={day}
                  role="gridcell"
                  data-cell={`${day}-${hour}`}
                  aria-label={label}
                  aria-selected={isChosen}
                  className={isChosen ? 'week-chosen' : undefined}
                  tabIndex={focus.day === day && focus.hour === hour ? 0 : -1}
                  onFocus={() => setFocus({ day, hour })}
                  onPointerDown={(event) => {
                    if (!isOpen || event.button !== 0) return;
                    setDragging(true);
                    setAnchor(null);
                    onChoose({ from: { day, hour }, to: { day, hour } });
                  }}
                  onPointerEnter={() => {
                    if (isDragging && choice !== null) onChoose({ from: choice.from, to: { day, hour } });
                  }}
                >
                  {hour === 0 && (
                    <span className="week-blocks" aria-hidden="true">
                      <Blocks slots={activeSlots} day={day} name="active" />
                      <Blocks slots={twice} day={day} name="twice" />
                      <Blocks slots={permits} day={day} name="permit" />
                      <Blocks slots={outsideOf(inForce, day)} day={day} name="outside" />
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Blocks({ slots, day, name }: { slots: readonly Slot[]; day: number; name: string }) {
  return slots
    .filter((slot) => slot.day === day)
    .map(({ from, to }) => (
      <span
        key={`${from}-${to}`}
        className={`week-block week-${name}`}
        style={{ top: share(from), height: share(to - from) }}
      />
    ));
}

/** What is left of a day outside its slots: of an order there is one at most. */
function outsideOf(inForce: readonly Slot[], day: number): Slot[] {
  const slot = inForce.find((each) => each.day === day);
  if (slot === undefined) return [{ day, from: 0, to: 1_440 }];
  return [
    { day, from: 0, to: slot.from },
    { day, from: slot.to, to: 1_440 },
  ].filter(({ from, to }) => to > from);
}

const dayOf = (monday: LocalTime, day: number): string =>
  addDays(monday, day - 1)
    .date.slice(5)
    .split('-')
    .toReversed()
    .join('.');
