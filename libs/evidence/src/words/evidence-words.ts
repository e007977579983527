import type { Channel, DeliveryStatus, DeviceKind, Language, RecipientRole, Severity, Titles } from '#domain';
import { en } from './english.js';
import { kk } from './kazakh.js';
import { ru } from './russian.js';

/** What the document says, but for decisions: their sentences come with them. */
export interface EvidenceWords extends Titles {
  severities: Record<Severity, string>;
  recipients: Record<RecipientRole, string>;
  channels: Record<Channel, string>;
  deliveryStatuses: Record<DeliveryStatus, string>;
  deviceKinds: Record<DeviceKind, string>;
  actors: Record<string, string>;
  /** By the names of acts in the audit chain; one without a word stands as it is. */
  acts: Record<string, string>;
  results: Record<string, string>;
  skipReasons: Record<string, string>;
  units: { meters: string; seconds: string; metersPerSecond: string };
  title: string;
  page: (page: number, of: number) => string;
  head: Record<
    | 'incident'
    | 'export'
    | 'agency'
    | 'order'
    | 'noOrder'
    | 'authority'
    | 'basis'
    | 'validity'
    | 'limit'
    | 'parties'
    | 'opened'
    | 'closed'
    | 'notClosed'
    | 'outcome'
    | 'severity'
    | 'window'
    | 'timeZone'
    | 'made'
    | 'requested'
    | 'reason'
    | 'software',
    string
  >;
  about: { title: string; is: readonly string[]; isNot: readonly string[] };
  map: {
    title: string;
    overview: string;
    detail: string;
    legend: string;
    zone: string;
    inclusion: string;
    ring: string;
    limit: string;
    error: string;
    alarm: string;
    drawn: (shown: number, all: number) => string;
    nothing: string;
    north: string;
    center: string;
    projection: string;
  };
  terms: {
    title: string;
    zones: string;
    permits: string;
    note: string;
    columns: readonly string[];
    permitColumns: readonly string[];
    withdrawn: string;
    wholeLimit: string;
    concealed: string;
    circle: (center: string, radius: string) => string;
    polygon: (corners: number) => string;
    none: string;
  };
  timeline: {
    title: string;
    columns: readonly string[];
    repeated: (times: number) => string;
    cut: (shown: number) => string;
    house: string;
    device: string;
  };
  decisions: {
    title: string;
    raised: string;
    updated: string;
    ended: string;
    happened: string;
    recorded: string;
    lasts: string;
    late: string;
    rule: string;
    policy: string;
    numbers: string;
    fixes: string;
    noFixes: string;
    fixColumns: readonly string[];
    goneFixes: (count: number) => string;
    further: (count: number) => string;
    none: string;
  };
  deliveries: {
    title: string;
    columns: readonly string[];
    none: string;
    cut: (shown: number) => string;
    times: Record<'queued' | 'sent' | 'delivered' | 'seen' | 'failed' | 'escalated', string>;
  };
  people: {
    title: string;
    staff: string;
    staffColumns: readonly string[];
    acts: string;
    actColumns: readonly string[];
    none: string;
    cut: (shown: number) => string;
  };
  hashes: { title: string; text: readonly string[]; columns: readonly string[]; chain: string };
}

export const evidenceWords: Record<Language, EvidenceWords> = { kk, ru, en };
