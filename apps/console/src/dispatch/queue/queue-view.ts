import type { Incident } from '#contracts';
import { type AlarmKind, alarmKinds, type Severity, severities } from '#domain';
import { leadingAlarm, type Queue } from '../../feed/attention.js';

/** What the dispatcher wants to see of the queue. An empty list of severities means all of them. */
export interface QueueFilter {
  severities: readonly Severity[];
  kind: AlarmKind | null;
  /** As {@link areaOf} names it. */
  area: string | null;
  /** Words that must all stand on the row. */
  search: string;
}

export const noFilter: QueueFilter = { severities: [], kind: null, area: null, search: '' };

export const isFiltering = ({ severities: chosen, kind, area, search }: QueueFilter): boolean =>
  chosen.length > 0 || kind !== null || area !== null || search.trim() !== '';

/** By what the rows of a list stand together. */
export const groupings = ['none', 'area', 'kind'] as const;
export type Grouping = (typeof groupings)[number];

/** Where an incident belongs, as far as its row tells: another desk's, or a zone of its own order; `''`: no zone. */
export const areaOf = (incident: Incident, agencyId: string): string =>
  incident.deskAgencyId === agencyId ? (leadingAlarm(incident)?.zoneName ?? '') : incident.deskName;

export const kindOf = (incident: Incident): AlarmKind | null => leadingAlarm(incident)?.kind ?? null;

/** A list of the queue, as it is shown. */
export interface ShownList {
  /** What stands together, in the order of its first row. One group without a name where nothing is grouped. */
  groups: { key: string; incidents: Incident[] }[];
  /** In the order shown: what the keys step through. */
  shown: Incident[];
  hidden: Incident[];
}

export interface QueueView {
  waiting: ShownList;
  inWork: ShownList;
  notices: ShownList;
  /** Shown although the filter does not fit them: they wait and are critical. */
  beyond: ReadonlySet<string>;
}

/** What of an incident a filter and the grouping look at. */
export interface RowTexts {
  agencyId: string;
  /** Everything that stands on the row, in the language of the screen. */
  textOf: (incident: Incident) => string;
}

/**
 * The queue through a filter. Whatever is chosen, a critical incident that nobody has taken stays in sight: hiding it would
 * be the one mistake that costs a life.
 */
export function viewOf(queue: Queue, filter: QueueFilter, grouping: Grouping, row: RowTexts): QueueView {
  const fits = fitsFilter(filter, row);
  const beyond = new Set(
    queue.waiting
      .filter((incident) => incident.severity === 'critical' && !fits(incident))
      .map((incident) => incident.id),
  );
  const list = (incidents: readonly Incident[]): ShownList => {
    const isShown = (incident: Incident): boolean => beyond.has(incident.id) || fits(incident);
    const groups = grouped(incidents.filter(isShown), grouping, row.agencyId);
    return {
      groups,
      shown: groups.flatMap((group) => group.incidents),
      hidden: incidents.filter((incident) => !isShown(incident)),
    };
  };
  return { waiting: list(queue.waiting), inWork: list(queue.inWork), notices: list(queue.notices), beyond };
}

function fitsFilter(filter: QueueFilter, { agencyId, textOf }: RowTexts): (incident: Incident) => boolean {
  const wanted = filter.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (incident) => {
    if (filter.severities.length > 0 && !filter.severities.includes(incident.severity)) return false;
    if (filter.kind !== null && !incident.alarms.some(({ kind }) => kind === filter.kind)) return false;
    if (filter.area !== null && areaOf(incident, agencyId) !== filter.area) return false;
    if (wanted.length === 0) return true;
    const text = textOf(incident).toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  };
}

function grouped(incidents: readonly Incident[], grouping: Grouping, agencyId: string): ShownList['groups'] {
  if (grouping === 'none') return incidents.length === 0 ? [] : [{ key: '', incidents: [...incidents] }];
  const groups = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const key = grouping === 'area' ? areaOf(incident, agencyId) : (kindOf(incident) ?? '');
    groups.set(key, [...(groups.get(key) ?? []), incident]);
  }
  return [...groups].map(([key, own]) => ({ key, incidents: own }));
}

/** What there is to choose from now; what is chosen stays among it when its last incident has gone. */
export function choicesOf(
  { waiting, inWork, notices }: Queue,
  { kind: chosenKind, area: chosenArea }: QueueFilter,
  agencyId: string,
): { kinds: AlarmKind[]; areas: string[] } {
  const all = [...waiting, ...inWork, ...notices];
  const kinds = new Set<AlarmKind | null>([chosenKind, ...all.flatMap(({ alarms }) => alarms.map(({ kind }) => kind))]);
  const areas = new Set([...(chosenArea === null ? [] : [chosenArea]), ...all.map((each) => areaOf(each, agencyId))]);
  return {
    kinds: alarmKinds.filter((kind) => kinds.has(kind)),
    areas: [...areas].sort((a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b)),
  };
}

export const countBySeverity = (incidents: readonly Incident[]): Record<Severity, number> => {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of incidents) counts[severity] += 1;
  return counts;
};
