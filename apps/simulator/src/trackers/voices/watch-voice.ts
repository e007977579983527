import { type Cut, garbledCut, GatewayReader } from './gateway-reader.js';
import type { Heard, TrackerAlarm, TrackerCommand, TrackerFix, TrackerState, TrackerVoice } from './tracker-voice.js';
import { clockOf, kilometersPerHour, wholeCourse } from './written.js';

const maker = '3G';
/** The upper half of the state is what has just happened. */
const alarmBits: Readonly<Partial<Record<TrackerAlarm, number>>> = {
  sos: 1 << 16,
  low_battery: 1 << 17,
  removal: 1 << 20,
  fall: 1 << 21,
};
/** One cell of the network in Kazakhstan, no networks without wires. */
const cells = '1,1,401,1,9360,4082,131,0';
const [open, close] = [0x5b, 0x5d];
const said = /^\[([A-Za-z0-9]{2})\*(\d+)\*([0-9A-F]{4})\*([A-Z0-9]+)(?:,([^\]]*))?\]$/s;

/** Watches with an alarm button ("SeTracker server protocol"): UD and UD2 are not confirmed, AL is. */
export class WatchVoice implements TrackerVoice {
  readonly protocol = 'watch';
  readonly alarms: ReadonlySet<TrackerAlarm> = new Set(Object.keys(alarmBits) as TrackerAlarm[]);
  readonly mostFixes = 1;
  private state: TrackerState = { batteryPercent: 100, signalPercent: 100 };

  constructor(private readonly number: string) {}

  hello(): Buffer {
    return this.heartbeat(this.state);
  }

  report(fixes: readonly TrackerFix[]): Buffer {
    this.state = fixes.at(-1)!;
    return Buffer.from(fixes.map((fix) => this.message(`${kindOf(fix)},${placeOf(fix)}`)).join(''), 'latin1');
  }

  isConfirmed({ alarm }: TrackerFix): boolean {
    return alarm !== undefined;
  }

  /** Steps, turns in bed, battery. */
  heartbeat(state: TrackerState): Buffer {
    this.state = state;
    return Buffer.from(this.message(`LK,0,0,${Math.round(state.batteryPercent)}`), 'latin1');
  }

  /** Its name comes back: there is no field for words. */
  answer({ mark }: TrackerCommand): Buffer {
    return Buffer.from(this.message(mark), 'latin1');
  }

  hears(): GatewayReader {
    let isIn = false;
    return new GatewayReader((bytes) =>
      nextMessage(bytes, (kind, content) => {
        if (kind !== 'LK' || isIn) return understand(kind, content);
        isIn = true;
        return { kind: 'accepted' };
      }),
    );
  }

  private message(content: string): string {
    return `[${maker}*${this.number}*${content.length.toString(16).toUpperCase().padStart(4, '0')}*${content}]`;
  }
}

const kindOf = ({ alarm, isKept }: TrackerFix): string => (alarm ? 'AL' : isKept ? 'UD2' : 'UD');

/** Date, time, validity, place, km/h, course, height, satellites, network, battery, steps, turns, state, cells. */
function placeOf(fix: TrackerFix): string {
  const { time, date } = clockOf(fix.at);
  const bit = (fix.alarm && alarmBits[fix.alarm]) ?? 0;
  return [
    date,
    time,
    fix.satellites > 0 ? 'A' : 'V',
    `${Math.abs(fix.latitude).toFixed(6)},${fix.latitude < 0 ? 'S' : 'N'}`,
    `${Math.abs(fix.longitude).toFixed(7)},${fix.longitude < 0 ? 'W' : 'E'}`,
    kilometersPerHour(fix.speedMetersPerSecond).toFixed(2),
    wholeCourse(fix.courseDegrees).toFixed(1),
    (fix.altitudeMeters ?? 0).toFixed(1),
    fix.satellites,
    Math.round(fix.signalPercent),
    Math.round(fix.batteryPercent),
    '0,0',
    bit.toString(16).toUpperCase().padStart(8, '0'),
    cells,
  ].join(',');
}

function nextMessage(bytes: Buffer, understand: (kind: string, content: string) => Heard | undefined): Cut | undefined {
  if (bytes[0] !== open) return garbledCut(bytes);
  const end = bytes.indexOf(close);
  if (end < 0) return undefined;
  const found = said.exec(bytes.toString('latin1', 0, end + 1));
  if (!found) return garbledCut(bytes);
  return { length: end + 1, heard: understand(found[4]!, found[5] ?? '') };
}

function understand(kind: string, content: string): Heard {
  const told = (asks: TrackerCommand['asks'], text: string): Heard => ({
    kind: 'command',
    command: { asks, text, mark: kind },
  });
  switch (kind) {
    case 'LK':
      return { kind: 'alive' };
    case 'AL':
      return { kind: 'acknowledged', count: 1 };
    case 'CR':
      return told('locate', kind);
    case 'FIND':
      return told('vibrate', kind);
    case 'MESSAGE':
      return told('text', shown(content));
    case 'UPLOAD':
      if (!/^\d+$/.test(content)) return told('other', kind);
      return { kind: 'command', command: { asks: 'interval', seconds: Number(content), text: kind, mark: kind } };
    default:
      return told('other', content === '' ? kind : `${kind},${content}`);
  }
}

/** UTF-16, highest byte first, in hexadecimal digits. */
function shown(content: string): string {
  const bytes = Buffer.from(content, 'hex');
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le');
}
