/** `cannot`: this browser records nothing, or asks anew each time, which must not happen while somebody needs help. */
export type Microphone = 'granted' | 'denied' | 'cannot' | 'unasked';

const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
/** Speech can be understood, and an hour is some ten megabytes. */
const bitsPerSecond = 24_000;

export async function microphone(): Promise<Microphone> {
  if (typeof MediaRecorder === 'undefined' || !('mediaDevices' in navigator) || recordedType() === undefined)
    return 'cannot';
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' });
    return state === 'prompt' ? 'unasked' : state;
  } catch {
    // Whether it would ask is not known.
    return 'cannot';
  }
}

/** Asks her, when she switches it on: never in an alarm. */
export async function askForMicrophone(): Promise<Microphone> {
  const before = await microphone();
  if (before !== 'unasked') return before;
  try {
    for (const track of (await hear()).getTracks()) track.stop();
  } catch {
    return (await microphone()) === 'unasked' ? 'denied' : microphone();
  }
  const after = await microphone();
  return after === 'unasked' ? 'cannot' : after;
}

const hear = (): Promise<MediaStream> => navigator.mediaDevices.getUserMedia({ audio: true });

const recordedType = (): string | undefined => types.find((type) => MediaRecorder.isTypeSupported(type));

/** A recorder of the microphone that was permitted; `undefined` when the phone would have to ask, or lets somebody else hear. */
export async function openRecorder(): Promise<MediaRecorder | undefined> {
  if ((await microphone()) !== 'granted') return undefined;
  try {
    return new MediaRecorder(await hear(), { mimeType: recordedType()!, audioBitsPerSecond: bitsPerSecond });
  } catch {
    // A call is going on, or another app has it: the press stands without sound.
    return undefined;
  }
}
