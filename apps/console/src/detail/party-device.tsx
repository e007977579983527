import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartyFix } from '../feed/position-state.js';
import { Age } from '../ui/age.js';
import { useLanguage } from '../words/language.js';
import { measureOf } from '../words/measure.js';

/** Under this a device may fall silent before the incident is over. */
const lowBatteryPercent = 20;
const weakSignalPercent = 20;

interface PartyDeviceProps {
  /** Oldest first. */
  trail: readonly PartyFix[];
  last: PartyFix;
}

/** What the device said last of itself: not every fix carries it. */
export function PartyDevice({ trail, last }: PartyDeviceProps) {
  const { t } = useTranslation('incident');
  const sources: Readonly<Record<string, string>> = t('party.sources', { returnObjects: true });
  return (
    <p className="party-line">
      <LastTold
        trail={trail}
        name="batteryPercent"
        low={{ under: lowBatteryPercent, word: t('party.batteryLow') }}
        word={t('party.battery')}
        none={t('party.noBattery')}
        mark={(percent) => <BatteryMark percent={percent} />}
      />
      <LastTold
        trail={trail}
        name="signalPercent"
        low={{ under: weakSignalPercent, word: t('party.signalLow') }}
        word={t('party.signal')}
        none={t('party.noSignal')}
        mark={(percent) => <SignalMark percent={percent} />}
      />
      <span className="quiet">
        {last.source === null
          ? t('party.noSource')
          : `${t('party.source')} ${sources[last.source.toLowerCase()] ?? last.source}`}
      </span>
      {last.mock && <em className="party-mock">{t('party.mock')}</em>}
    </p>
  );
}

interface LastToldProps {
  trail: readonly PartyFix[];
  name: 'batteryPercent' | 'signalPercent';
  low: { under: number; word: string };
  word: string;
  none: string;
  mark: (percent: number) => ReactNode;
}

/** With its age, where the last fix does not say it. */
function LastTold({ trail, name, low, word, none, mark }: LastToldProps) {
  const measure = measureOf(useLanguage());
  const told = trail.findLast((fix) => fix[name] !== null);
  const percent = told?.[name] ?? null;
  if (told === undefined || percent === null) return <span className="quiet">{none}</span>;
  const isLow = percent < low.under;
  return (
    <span className={isLow ? 'party-low' : ''}>
      {mark(percent)} {word} {measure.percent(percent / 100)}
      {isLow && ` · ${low.word}`}
      {told !== trail.at(-1) && (
        <span className="quiet">
          {' '}
          (<Age since={told.fixTime} decorative />)
        </span>
      )}
    </span>
  );
}

function BatteryMark({ percent }: { percent: number }) {
  return (
    <svg className="battery" viewBox="0 0 22 12" aria-hidden="true">
      <path d="M1 1h17v10H1zM20 4v4" />
      <rect x="2.5" y="2.5" width={(14 * Math.min(100, percent)) / 100} height="7" />
    </svg>
  );
}

const bars = [0, 1, 2, 3];

/** Four bars, of which as many are full as quarters of the strength have begun. */
function SignalMark({ percent }: { percent: number }) {
  return (
    <svg className="signal" viewBox="0 0 16 12" aria-hidden="true">
      {bars.map((bar) => (
        <rect
          key={bar}
          className={percent > bar * 25 ? 'signal-full' : undefined}
          x={bar * 4 + 0.5}
          y={8.5 - bar * 2.5}
          width="2.5"
          height={3 + bar * 2.5}
        />
      ))}
    </svg>
  );
}
