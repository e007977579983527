import { tones, type Tone, type ToneName } from './tones.js';

/** `blocked`: wanted, but the browser waits for a gesture. */
export type SoundState = 'on' | 'off' | 'blocked';

const storageKey = 'qalqan.sound';
let context: AudioContext | undefined;
let wanted = localStorage.getItem(storageKey) !== 'off';
let playing: ToneName | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export const isSoundOn = (state: SoundState): boolean => state === 'on';

export function soundState(): SoundState {
  if (!wanted) return 'off';
  return context?.state === 'running' ? 'on' : 'blocked';
}

export function subscribeSound(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const changed = (): void => {
  for (const listener of listeners) listener();
};

/** Call from a click or a key: browsers let sound out only then. */
export function unlockSound(): void {
  wanted = true;
  localStorage.setItem(storageKey, 'on');
  void resume();
}

export function turnSoundOff(): void {
  wanted = false;
  localStorage.setItem(storageKey, 'off');
  changed();
}

async function resume(): Promise<void> {
  if (context === undefined) {
    context = new AudioContext();
    context.addEventListener('statechange', changed);
  }
  if (context.state !== 'running') await context.resume();
  changed();
}

/** After a reload the first gesture anywhere on the page brings back a sound that was on. Returns what ends it. */
export function resumeSoundOnGesture(): () => void {
  const gesture = (): void => {
    if (wanted && context?.state !== 'running') void resume();
  };
  window.addEventListener('pointerdown', gesture);
  window.addEventListener('keydown', gesture);
  return () => {
    window.removeEventListener('pointerdown', gesture);
    window.removeEventListener('keydown', gesture);
  };
}

/** Plays this tone again and again until another one, or `null`, is asked for. */
export function soundTone(name: ToneName | null): void {
  if (name === playing) return;
  playing = name;
  clearTimeout(timer);
  if (name !== null) repeat(name);
}

function repeat(name: ToneName): void {
  const tone = tones[name];
  if (tone === null) return;
  if (soundState() === 'on' && context !== undefined) play(context, tone);
  timer = setTimeout(() => repeat(name), tone.repeatAfterSeconds * 1_000);
}

function play(audio: AudioContext, tone: Tone): void {
  for (const { hertz, at, length } of tone.notes) {
    const start = audio.currentTime + at;
    const oscillator = new OscillatorNode(audio, { type: 'triangle', frequency: hertz });
    const gain = new GainNode(audio, { gain: 0 });
    // Short ramps: a tone that begins at full volume clicks.
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(tone.volume, start + 0.015);
    gain.gain.setValueAtTime(tone.volume, start + length - 0.03);
    gain.gain.linearRampToValueAtTime(0, start + length);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(start + length);
  }
}
