import { type Dispatch, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { systemClock } from '#domain';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { useLanguage } from '../words/language.js';
import type { Finding } from './findings.js';
import { type Playback, type PlaybackCommand, type Speed, speeds } from './playback.js';
import type { View } from './track-at.js';

interface PlaybackBarProps {
  state: Playback;
  command: Dispatch<PlaybackCommand>;
  findings: readonly Finding[];
  view: View;
  onView: (view: View) => void;
  onJump: (way: 1 | -1) => void;
}

const views: readonly View[] = ['known', 'happened'];
const step = 10_000;

export function PlaybackBar({ state, command, findings, view, onView, onJump }: PlaybackBarProps) {
  const { t } = useTranslation('replay');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const viewHelp = useId();
  const time = (at: number): string => dayAndTime(at, systemClock.now(), language, timeZone);
  const { from, to, at, speed, isPlaying } = state;
  return (
    <section className="replay-bar" aria-label={t('controls')}>
      <div className="replay-slider">
        <div className="replay-ticks" aria-hidden="true">
          {findings.map((finding) => (
            <i
              key={finding.id}
              className={finding.severity === null ? 'tick' : `tick tick-${finding.severity}`}
              style={{ left: `${((finding.at - from) / (to - from)) * 100}%` }}
            />
          ))}
        </div>
        <input
          type="range"
          aria-label={t('slider')}
          aria-valuetext={time(at)}
          min={from}
          max={to}
          step={1}
          value={at}
          onChange={({ target }) => command({ do: 'go', at: target.valueAsNumber })}
        />
        <div className="replay-ends quiet">
          <span>{time(from)}</span>
          <span>{time(to)}</span>
        </div>
      </div>
      <div className="replay-controls">
        <button
          type="button"
          className="button"
          aria-label={t('previous')}
          title={t('previous')}
          onClick={() => onJump(-1)}
        >
          <JumpMark way={-1} />
        </button>
        <button
          type="button"
          className="button"
          aria-label={t('back')}
          title={t('back')}
          onClick={() => command({ do: 'by', milliseconds: -step })}
        >
          <span aria-hidden="true">−10</span>
        </button>
        <button type="button" className="button button-primary replay-play" onClick={() => command({ do: 'toggle' })}>
          <PlayMark isPlaying={isPlaying} /> {isPlaying ? t('pause') : t('play')}
        </button>
        <button
          type="button"
          className="button"
          aria-label={t('ahead')}
          title={t('ahead')}
          onClick={() => command({ do: 'by', milliseconds: step })}
        >
          <span aria-hidden="true">+10</span>
        </button>
        <button type="button" className="button" aria-label={t('next')} title={t('next')} onClick={() => onJump(1)}>
          <JumpMark way={1} />
        </button>
        <time className="replay-now" dateTime={new Date(at).toISOString()}>
          {time(at)}
        </time>
        <label className="replay-choice">
          {t('speed')}
          <select
            value={speed}
            onChange={({ target }) => command({ do: 'speed', speed: Number(target.value) as Speed })}
          >
            {speeds.map((each) => (
              <option key={each} value={each}>
                {t('times', { factor: each })}
              </option>
            ))}
          </select>
        </label>
        <label className="replay-choice" title={t('viewHelp')}>
          {t('view')}
          <select
            value={view}
            aria-describedby={viewHelp}
            onChange={({ target }) => onView(views.find((each) => each === target.value) ?? view)}
          >
            {views.map((each) => (
              <option key={each} value={each}>
                {t(`views.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <span className="unseen" id={viewHelp}>
          {t('viewHelp')}
        </span>
      </div>
    </section>
  );
}

function JumpMark({ way }: { way: 1 | -1 }) {
  return (
    <svg className="replay-mark" viewBox="-8 -8 16 16" aria-hidden="true">
      <path d="M-6 -6 4 0-6 6zM4 -6h2.5V6H4z" transform={`scale(${way} 1)`} />
    </svg>
  );
}

function PlayMark({ isPlaying }: { isPlaying: boolean }) {
  return (
    <svg className="replay-mark" viewBox="-8 -8 16 16" aria-hidden="true">
      <path d={isPlaying ? 'M-6 -6h4V6h-4zM2 -6h4V6H2z' : 'M-5 -7 7 0-5 7z'} />
    </svg>
  );
}
