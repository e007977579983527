import type { Language } from '#domain';
import { localeOf } from '../time/time.js';

/** Numbers with their units, as one language writes them. A no-break space keeps both on one line. */
export interface Measure {
  meters(value: number): string;
  percent(fraction: number): string;
  duration(seconds: number): string;
  speed(metersPerSecond: number): string;
  number(value: number): string;
}

interface Units {
  m: string;
  km: string;
  kmh: string;
  s: string;
  min: string;
  h: string;
  d: string;
}

const units: Record<Language, Units> = {
  kk: { m: 'м', km: 'км', kmh: 'км/сағ', s: 'с', min: 'мин', h: 'сағ', d: 'күн' },
  ru: { m: 'м', km: 'км', kmh: 'км/ч', s: 'с', min: 'мин', h: 'ч', d: 'дн.' },
  en: { m: 'm', km: 'km', kmh: 'km/h', s: 's', min: 'min', h: 'h', d: 'd' },
};

const space = '\u00a0';

export function measureOf(language: Language): Measure {
  const unit = units[language];
  const whole = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 });
  const thousandth = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 3 });
  return {
    meters: (value) =>
      Math.abs(value) < 1_000
        ? `${whole.format(value)}${space}${unit.m}`
        : `${tenth.format(value / 1_000)}${space}${unit.km}`,
    percent: (fraction) => `${percentText(fraction * 100, whole)}${space}%`,
    duration: (seconds) => durationText(Math.max(0, Math.round(seconds)), unit),
    speed: (metersPerSecond) => `${whole.format(metersPerSecond * 3.6)}${space}${unit.kmh}`,
    number: (value) => thousandth.format(value),
  };
}

/** Never 100 or 0 by rounding alone: a probability is not a certainty. */
function percentText(percent: number, whole: Intl.NumberFormat): string {
  if (percent > 99 && percent < 100) return '>99';
  if (percent > 0 && percent < 1) return '<1';
  return whole.format(percent);
}

function durationText(seconds: number, unit: Units): string {
  const join = (value: number, name: string): string => `${value}${space}${name}`;
  if (seconds < 60) return join(seconds, unit.s);
  const minutes = Math.floor(seconds / 60);
  // A minute more or less counts when somebody is two minutes away, and no longer when it is twenty.
  if (minutes < 10 && seconds % 60 !== 0) return `${join(minutes, unit.min)} ${join(seconds % 60, unit.s)}`;
  if (minutes < 60) return join(minutes, unit.min);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return join(Math.floor(hours / 24), unit.d);
  return minutes % 60 === 0 ? join(hours, unit.h) : `${join(hours, unit.h)} ${join(minutes % 60, unit.min)}`;
}
