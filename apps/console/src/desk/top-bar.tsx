import { useSyncExternalStore } from 'react';
import { Link, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApprovalsButton } from '../approvals/approvals-button.js';
import { NotificationButton } from '../alerting/notification-button.js';
import { isSoundOn, subscribeSound, soundState, turnSoundOff, unlockSound } from '../alerting/sound.js';
import { JobsButton } from '../jobs/jobs-button.js';
import { BreakGlassButton } from '../break-glass/break-glass-button.js';
import { linkStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { signOut } from '../session/session-store.js';
import { useSession } from '../session/use-session.js';
import { AreaLinks } from '../shell/area-links.js';
import { openHelp } from '../shell/help-store.js';
import { clockTime } from '../time/time.js';
import { useNow } from '../time/use-now.js';
import { Person, Shield, Speaker, ThemeMark } from '../ui/icons.js';
import { chooseTheme, useTheme } from '../ui/theme.js';
import { useLanguage } from '../words/language.js';
import { useTitles } from '../words/use-titles.js';
import { LanguageSwitch } from './language-switch.js';
import './top-bar.css';

interface TopBarProps {
  /** Absent for those who have none: no link, no sound, no keys. */
  desk?: {
    waitingCount: number;
  };
}

export function TopBar({ desk }: TopBarProps) {
  const { t } = useTranslation(['dispatch', 'account']);
  const titles = useTitles();
  const theme = useTheme();
  const { staff } = useSession();
  const isTitled = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.titled === true) });
  const Name = isTitled ? 'span' : 'h1';
  return (
    <header className="top-bar">
      <div className="top-bar-brand">
        <Shield />
        <Name className="top-bar-name">{t('appName')}</Name>
        <span className="top-bar-agency">{staff.agency.name}</span>
      </div>
      <AreaLinks waitingCount={desk?.waitingCount ?? 0} />
      {desk !== undefined && <LinkLamp />}
      <DeskClock />
      <div className="top-bar-tools">
        <JobsButton />
        <ApprovalsButton />
        <BreakGlassButton />
        {desk !== undefined && <SoundSwitch />}
        {desk !== undefined && <NotificationButton />}
        <LanguageSwitch />
        <button
          type="button"
          className="tool"
          aria-label={theme === 'dark' ? t('settings.toLight') : t('settings.toDark')}
          title={theme === 'dark' ? t('settings.toLight') : t('settings.toDark')}
          onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}
        >
          <ThemeMark theme={theme} />
        </button>
        {desk !== undefined && (
          <>
            <button
              type="button"
              className="tool"
              onClick={openHelp}
              aria-label={t('help.open')}
              title={t('help.open')}
            >
              <kbd aria-hidden="true">?</kbd>
            </button>
          </>
        )}
        <Link
          to="/account"
          className="tool top-bar-who"
          activeProps={{ 'aria-current': 'page' }}
          title={`${t('account:title')} · ${titles.staffRoles[staff.role]}`}
        >
          <Person />
          <span className="unseen">{t('account:open')}: </span>
          {staff.name}
        </Link>
        <button type="button" className="tool" onClick={signOut}>
          {t('signOut')}
        </button>
      </div>
    </header>
  );
}

function LinkLamp() {
  const { t } = useTranslation('alerting');
  const phase = useStore(linkStore, (link) => link.phase);
  const text = {
    connecting: t('link.connecting'),
    catching_up: t('link.catchingUp'),
    live: t('link.live'),
    lost: t('link.lost'),
  }[phase];
  return (
    <span className={`lamp lamp-${phase}`} role="status">
      <i aria-hidden="true" />
      {text}
    </span>
  );
}

function DeskClock() {
  const now = useNow();
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  return (
    <time className="desk-clock" title={timeZone}>
      {clockTime(now, language, timeZone)}
    </time>
  );
}

function SoundSwitch() {
  const { t } = useTranslation('alerting');
  const state = useSyncExternalStore(subscribeSound, soundState);
  const on = isSoundOn(state);
  return (
    <button
      type="button"
      className={`tool sound sound-${state}`}
      aria-pressed={on}
      title={state === 'blocked' ? t('sound.blocked') : on ? t('sound.turnOff') : t('sound.turnOn')}
      onClick={() => (on ? turnSoundOff() : unlockSound())}
    >
      <Speaker isOn={on} />
      {{ on: t('sound.on'), off: t('sound.off'), blocked: t('sound.press') }[state]}
    </button>
  );
}
