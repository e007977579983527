import { useState } from 'react';
import { TimeInput } from '../orders/date-input.js';
import { typedTime } from '../orders/typed-time.js';
import { useCourt } from '../use-words-of-court.js';
import { textOfWindow } from './schedule-text.js';
import { nameOfDay, overlapsOf, type Window } from './week.js';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const isTime = (text: string): boolean => typedTime(text) !== undefined;

interface HoursEditorProps {
  windows: readonly Window[];
  isOpen: boolean;
  onChange: (windows: readonly Window[]) => void;
}

/** Active hours as a list: what the grid shows, in words, to the minute, for keyboards and screen readers. */
export function HoursEditor({ windows, isOpen, onChange }: HoursEditorProps) {
  const { t } = useCourt();
  const [isAdding, setAdding] = useState(false);
  const overlaps = overlapsOf(windows);
  return (
    <div className="hours">
      {windows.length === 0 && <p className="court-hint">{t('schedule.alwaysNote')}</p>}
      <ul className="person-list">
        {windows.map((window, index) => {
          const text = textOfWindow(window, t);
          return (
            <li key={`${index} ${text}`} className="court-row">
              <span>
                <strong>{text}</strong>
                {overlaps[index]!.map((other) => (
                  <span key={other} className="court-fault">
                    {t('schedule.overlaps', { text: textOfWindow(windows[other]!, t) })}
                  </span>
                ))}
              </span>
              {isOpen && (
                <button
                  type="button"
                  className="tool"
                  aria-label={t('schedule.deleteName', { text })}
                  onClick={() => onChange(windows.filter((_, place) => place !== index))}
                >
                  {t('schedule.delete')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {isOpen &&
        (isAdding ? (
          <WindowForm
            onAdd={(window) => {
              onChange([...windows, window]);
              setAdding(false);
            }}
            onCancel={() => setAdding(false)}
          />
        ) : (
          <div className="court-row">
            <button type="button" className="button" onClick={() => setAdding(true)}>
              {t('schedule.add')}
            </button>
            {windows.length > 0 && (
              <button type="button" className="tool" onClick={() => onChange([])}>
                {t('schedule.makeAlways')}
              </button>
            )}
          </div>
        ))}
    </div>
  );
}

function WindowForm({ onAdd, onCancel }: { onAdd: (window: Window) => void; onCancel: () => void }) {
  const { t } = useCourt();
  const [chosen, setChosen] = useState<readonly number[]>([1, 2, 3, 4, 5]);
  const [from, setFrom] = useState('08:00');
  const [to, setTo] = useState('18:00');
  const [isTried, setTried] = useState(false);
  const isGood = chosen.length > 0 && isTime(from) && isTime(to);
  const add = (): void => {
    setTried(true);
    if (isGood) onAdd({ days: [...chosen].toSorted((one, other) => one - other), from, to });
  };
  return (
    <div className="person-form" role="group" aria-label={t('schedule.add')}>
      <div className="court-row" role="group" aria-label={t('schedule.weekdays')}>
        {days.map((day) => (
          <label key={day} className="court-check">
            <input
              type="checkbox"
              checked={chosen.includes(day)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, day] : chosen.filter((each) => each !== day))
              }
            />
            {t(`schedule.days.${nameOfDay(day)}`)}
          </label>
        ))}
      </div>
      <div className="court-row">
        <label className="court-check">
          {t('schedule.from')}
          <TimeInput
            label={t('schedule.from')}
            value={from}
            isWrong={isTried && !isTime(from)}
            describedBy=""
            onChange={setFrom}
          />
        </label>
        <label className="court-check">
          {t('schedule.to')}
          <TimeInput
            label={t('schedule.to')}
            value={to}
            isWrong={isTried && !isTime(to)}
            describedBy=""
            onChange={setTo}
          />
        </label>
        {from >= to && isTime(to) && (
          <span className="court-hint">{from === to ? t('schedule.wholeDay') : t('schedule.nextDay')}</span>
        )}
      </div>
      {isTried && !isGood && (
        <span className="court-fault" role="alert">
          {chosen.length === 0 ? t('schedule.needDay') : t('schedule.needTime')}
        </span>
      )}
      <div className="court-row">
        <button type="button" className="button" onClick={add}>
          {t('schedule.add')}
        </button>
        <button type="button" className="tool" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
