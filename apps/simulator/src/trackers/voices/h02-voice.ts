import { type Cut, garbledCut, GatewayReader } from './gateway-reader.js';
import type { Heard, TrackerAlarm, TrackerCommand, TrackerFix, TrackerState, TrackerVoice } from './tracker-voice.js';
import { clockOf, digits, wholeCourse } from './written.js';

const maker = 'HQ';
/** Bits of the state stand while nothing is the matter; the one of the ignition does not, of a tracker without one. */
const calm = 0xfffffbff;
const alarmBits: Readonly<Partial<Record<TrackerAlarm, number>>> = { sos: 1 << 1, power_cut: 1 << 19 };
const metersPerSecondOfKnot = 0.514444;

const [star, hash] = [0x2a, 0x23];
const said = /^\*([A-Z0-9]{2}),(\d+),([A-Z0-9]+)((?:,[^,#]*)*)#$/;

/** H02 ("Communication protocol" 1.0.5): texts that name their tracker; V1 is confirmed by V4. */
export class H02Voice implements TrackerVoice {
  readonly protocol = 'h02';
  readonly alarms: ReadonlySet<TrackerAlarm> = new Set(Object.keys(alarmBits) as TrackerAlarm[]);
  readonly mostFixes = 1;

  constructor(private readonly number: string) {}

  hello(): undefined {
    return undefined;
  }

  report(fixes: readonly TrackerFix[]): Buffer {
    return Buffer.from(fixes.map((fix) => this.text(`V1,${placeOf(fix)}`)).join(''), 'latin1');
  }

  isConfirmed(): boolean {
    return true;
  }

  heartbeat({ batteryPercent }: TrackerState): Buffer {
    return Buffer.from(this.text(`HTBT,${Math.round(batteryPercent)}`), 'latin1');
  }

  /** What it was told, the time of the command, and where it is: there is no field for words. */
  answer({ text, mark }: TrackerCommand, _text: string, fix: TrackerFix): Buffer {
    const [kind] = text.split(',', 1);
    return Buffer.from(this.text(`V4,${kind},${mark},${placeOf(fix)}`), 'latin1');
  }

  hears(): GatewayReader {
    return new GatewayReader(nextText);
  }

  private text(content: string): string {
    return `*${maker},${this.number},${content}#`;
  }
}

/** Time, validity, place, knots, course, date, state. */
function placeOf(fix: TrackerFix): string {
  const { time, date } = clockOf(fix.at);
  const latitude = `${inMinutes(fix.latitude, 2)},${fix.latitude < 0 ? 'S' : 'N'}`;
  const longitude = `${inMinutes(fix.longitude, 3)},${fix.longitude < 0 ? 'W' : 'E'}`;
  const knots = (fix.speedMetersPerSecond / metersPerSecondOfKnot).toFixed(2);
  const course = digits(wholeCourse(fix.courseDegrees), 3);
  const bit = (fix.alarm && alarmBits[fix.alarm]) ?? 0;
  const state = ((calm & ~bit) >>> 0).toString(16).toUpperCase();
  return `${time},${fix.satellites > 0 ? 'A' : 'V'},${latitude},${longitude},${knots},${course},${date},${state}`;
}

/** `ddmm.mmmm` */
function inMinutes(degrees: number, width: number): string {
  const tenThousandths = Math.round(Math.abs(degrees) * 600_000);
  const minutes = tenThousandths % 600_000;
  const whole = digits((tenThousandths - minutes) / 600_000, width);
  return `${whole}${digits(Math.trunc(minutes / 10_000), 2)}.${digits(minutes % 10_000, 4)}`;
}

function nextText(bytes: Buffer): Cut | undefined {
  if (bytes[0] !== star) return garbledCut(bytes);
  const end = bytes.indexOf(hash);
  if (end < 0) return undefined;
  const found = said.exec(bytes.toString('latin1', 0, end + 1));
  return found ? { length: end + 1, heard: understand(found[3]!, found[4]!.slice(1)) } : garbledCut(bytes);
}

function understand(kind: string, content: string): Heard {
  if (kind === 'V4') return { kind: 'acknowledged', count: 1 };
  if (kind === 'HTBT') return { kind: 'alive' };
  const [mark = '', ...rest] = content.split(',');
  const text = content === '' ? kind : `${kind},${content}`;
  if (kind === 'D1') return { kind: 'command', command: { asks: 'locate', text, mark } };
  if (kind !== 'S71' || rest[0] !== '22' || !/^\d+$/.test(rest[1] ?? ''))
    return { kind: 'command', command: { asks: 'other', text, mark } };
  return { kind: 'command', command: { asks: 'interval', seconds: Number(rest[1]), text, mark } };
}
