import { describe, expect, it } from '@jest/globals';
import { type DecodedFrame, type DeviceProtocol, faulty } from '#protocols';
import { loginMilliseconds, type SessionEnd, type Step, TrackerSession } from './tracker-session.js';

const minute = 60_000;
const yes = Buffer.from('yes');

/** A frame is a letter: `A`, `B` name a device, `r` is a report, `h` a heartbeat, `x` is not believed, `!` loses the place. */
const letters: DeviceProtocol = {
  name: 'h02',
  maxFrameBytes: 8,
  next: (bytes) => (bytes[0] === 0x21 ? { kind: 'end' } : { kind: 'frame', length: 1 }),
  open: () => ({
    decode: (frame): DecodedFrame => {
      const letter = frame.toString();
      if (letter === 'x') return faulty('checksum');
      const reply: DecodedFrame['reply'] = ({ isKnown, isStored }) => (isKnown && isStored ? yes : undefined);
      const reports = letter === 'r' ? [{ fixTime: 1, longitude: 2, latitude: 3 }] : [];
      return { ...(/[A-Z]/.test(letter) && { uniqueId: letter }), reports, reply };
    },
    encode: (command) => (command.kind === 'locate_now' ? Buffer.from('?') : undefined),
  }),
};

const aSession = (): TrackerSession => new TrackerSession(letters, 0, minute);

/** What it wants done, as words; each question is answered by `outcome`. */
function run(session: TrackerSession, text: string, outcome: (step: Step) => boolean = () => true, now = 0): string[] {
  const said: string[] = [];
  const steps = session.receive(Buffer.from(text), now);
  for (let next = steps.next(); !next.done; next = steps.next(outcome(next.value))) {
    const step = next.value;
    said.push(step.kind === 'end' ? `end ${step.why}` : step.kind === 'fault' ? `fault ${step.fault}` : step.kind);
  }
  return said;
}

const never = (kind: Step['kind']) => (step: Step) => step.kind !== kind;
const ends = (why: SessionEnd): string => `end ${why}`;

describe('a session of a tracker', () => {
  it('answers a login when the device is known, and a report when it is stored', () => {
    const session = aSession();
    expect(run(session, 'A')).toEqual(['identify', 'send']);
    expect(session.uniqueId).toBe('A');
    expect(run(session, 'rh')).toEqual(['store', 'send', 'send']);
  });

  it('says nothing to a stranger, and ends', () => {
    const session = aSession();
    expect(run(session, 'Ar', never('identify'))).toEqual(['identify', ends('unknown')]);
    expect(session.uniqueId).toBeUndefined();
    expect(run(session, 'A')).toEqual([]);
  });

  it('does not acknowledge what was not stored, and takes nothing after it', () => {
    const session = aSession();
    run(session, 'A');
    expect(run(session, 'rr', never('store'))).toEqual(['store', ends('not_stored')]);
  });

  it('believes no report of a device that has not named itself, and none of one that has another name now', () => {
    expect(run(aSession(), 'r')).toEqual(['fault no_login']);
    const session = aSession();
    run(session, 'A');
    // The same name again, as in each frame of some protocols, asks nobody.
    expect(run(session, 'A')).toEqual(['send']);
    expect(run(session, 'Br')).toEqual([ends('renamed')]);
  });

  it('ends after five faults, and at once when its place in the stream is lost', () => {
    const session = aSession();
    expect(run(session, 'Axxxxx').slice(2)).toEqual([...Array<string>(5).fill('fault checksum'), ends('faults')]);
    expect(run(aSession(), '!')).toEqual(['fault too_long', ends('lost_place')]);
  });

  it('has ten seconds to log in, and then lives by what it says', () => {
    const session = aSession();
    expect(session.overdue(loginMilliseconds - 1)).toBeUndefined();
    expect(session.overdue(loginMilliseconds)).toBe('no_login');
    run(session, 'A');
    expect(session.overdue(minute - 1)).toBeUndefined();
    expect(session.overdue(minute)).toBe('silent');
    run(session, 'h', undefined, minute);
    expect(session.overdue(minute + 1)).toBeUndefined();
  });

  it('is slowed down when it sends more frames than a device has, and recovers', () => {
    const session = aSession();
    const said = run(session, `A${'h'.repeat(203)}`);
    expect(said.filter((word) => word === 'rest')).toHaveLength(4);
    expect(run(session, 'h', undefined, 30_000)).toEqual(['send']);
  });

  it('can be asked when it is known, for what its protocol has', () => {
    const session = aSession();
    expect(session.ask({ kind: 'locate_now' })).toBeUndefined();
    run(session, 'A');
    expect(session.ask({ kind: 'locate_now' })).toEqual({ bytes: Buffer.from('?'), sequence: 1 });
    expect(session.ask({ kind: 'vibrate' })).toBeUndefined();
    expect(session.ask({ kind: 'locate_now' })?.sequence).toBe(2);
  });
});
