import { useSyncExternalStore } from 'react';
import { ApprovalsButton } from '../approvals/approvals-button.js';
import { isSoundOn, subscribeSound, soundState, turnSoundOff, unlockSound } from '../alerting/sound.js';
import { BreakGlassButton } from '../break-glass/break-glass-button.js';
import { linkStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { signOut } from '../session/session-store.js';
import { useSession } from '../session/use-session.js';
import { clockTime } from '../time/time.js';
import { useNow } from '../time/use-now.js';
import { Person, Shield, Speaker, ThemeMark } from '../ui/icons.js';
import { chooseTheme, useTheme } from '../ui/theme.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { LanguageSwitch } from './language-switch.js';
import './top-bar.css';

interface TopBarProps {
  /** Absent for those who have none: no link, no sound, no keys. */
  desk?: {
    isAccountOpen: boolean;
    onAccount: () => void;
    onHelp: () => void;
  };
}

export function TopBar({ desk }: TopBarProps) {
  const words = useWords();
  const theme = useTheme();
  const { staff } = useSession();
  return (
    <header className="top-bar">
      <div className="top-bar-brand">
        <Shield />
        <h1>{words.appName}</h1>
        <span className="top-bar-agency">{staff.agency.name}</span>
      </div>
      {desk !== undefined && <LinkLamp />}
      <DeskClock />
      <div className="top-bar-tools">
        <ApprovalsButton />
        <BreakGlassButton />
        {desk !== undefined && <SoundSwitch />}
        <LanguageSwitch />
        <button
          type="button"
          className="tool"
          aria-label={theme === 'dark' ? words.settings.toLight : words.settings.toDark}
          title={theme === 'dark' ? words.settings.toLight : words.settings.toDark}
          onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}
        >
          <ThemeMark theme={theme} />
        </button>
        {desk !== undefined && (
          <>
            <button
              type="button"
              className="tool"
              onClick={desk.onHelp}
              aria-label={words.help.open}
              title={words.help.open}
            >
              <kbd aria-hidden="true">?</kbd>
            </button>
            <button
              type="button"
              className="tool top-bar-who"
              data-opens="account"
              aria-pressed={desk.isAccountOpen}
              title={`${words.account.title} · ${words.staffRoles[staff.role]}`}
              onClick={desk.onAccount}
            >
              <Person />
              <span className="unseen">{words.account.open}: </span>
              {staff.name}
            </button>
          </>
        )}
        <button type="button" className="tool" onClick={signOut}>
          {words.signIn.signOut}
        </button>
      </div>
    </header>
  );
}

function LinkLamp() {
  const words = useWords();
  const phase = useStore(linkStore, (link) => link.phase);
  const text = {
    connecting: words.link.connecting,
    catching_up: words.link.catchingUp,
    live: words.link.live,
    lost: words.link.lost,
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
  const words = useWords();
  const state = useSyncExternalStore(subscribeSound, soundState);
  const on = isSoundOn(state);
  return (
    <button
      type="button"
      className={`tool sound sound-${state}`}
      aria-pressed={on}
      title={state === 'blocked' ? words.sound.blocked : on ? words.sound.turnOff : words.sound.turnOn}
      onClick={() => (on ? turnSoundOff() : unlockSound())}
    >
      <Speaker isOn={on} />
      {{ on: words.sound.on, off: words.sound.off, blocked: words.sound.press }[state]}
    </button>
  );
}
