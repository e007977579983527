import type { DocumentMatter } from './evidence-pdf.js';
import { oneLine } from './pieces.js';
import type { Sheet } from './sheet.js';

/** Which incident, whose, in whose time; and what a reader must know before believing anything of it. */
export function writeHead(sheet: Sheet, matter: DocumentMatter): void {
  const { evidence, words, times, exportId, reason, software } = matter;
  const { incident, agency, order, window } = evidence;
  const { head, about } = words;
  sheet.title(words.title);
  sheet.facts([
    [head.incident, incident.id],
    [head.export, exportId],
    [head.agency, oneLine(`${agency.name} (${agency.region})`)],
    ...orderFacts(matter),
    [head.parties, partiesOf(matter)],
    [head.opened, times.of(incident.openedAt)],
    [head.closed, incident.closedAt === null ? head.notClosed : times.of(incident.closedAt)],
    ...(incident.outcome === null ? [] : [[head.outcome, words.outcomes[incident.outcome]] as const]),
    [head.severity, words.severities[incident.severity]],
    [head.window, `${times.of(window.from)} – ${times.of(window.to)}`],
    [
      head.timeZone,
      `${agency.timeZone} (${order && order.timeZone !== agency.timeZone ? `${head.order}: ${order.timeZone}, ` : ''}UTC: JSON, GeoJSON, GPX)`,
    ],
    [head.made, times.of(evidence.asOf)],
    [head.requested, `${roleOf(matter)} ${matter.requestedBy.staffId}`],
    [head.reason, oneLine(reason)],
    [head.software, `${software.name} ${software.version}`],
  ]);
  sheet.subheading(about.title);
  sheet.bullets([...about.is, ...about.isNot]);
}

function orderFacts({ evidence, words, times, quantities }: DocumentMatter): (readonly [string, string])[] {
  const { order } = evidence;
  const { head } = words;
  if (!order) return [[head.order, head.noOrder]];
  const { reference, id, issuingAuthority, jurisdiction, legalBasis, validFrom, validTo } = order;
  const { proximityLimitMeters: limit, proximityWarningMeters: warning } = order;
  return [
    [head.order, reference === null ? id : oneLine(`${reference} (${id})`)],
    [head.authority, oneLine(`${issuingAuthority}, ${jurisdiction}`)],
    ...(legalBasis === null ? [] : [[head.basis, oneLine(legalBasis)] as const]),
    [head.validity, `${times.of(validFrom)} – ${validTo === null ? '' : times.of(validTo)}`],
    ...(limit === null
      ? []
      : [
          [
            head.limit,
            warning === null
              ? quantities.meters(limit)
              : `${quantities.meters(limit)} (${words.map.ring}: ${quantities.meters(warning)})`,
          ] as const,
        ]),
  ];
}

const partiesOf = ({ evidence, words }: DocumentMatter): string =>
  evidence.parties.map(({ personId, role }) => `${words.roles[role]} ${personId}`).join('\n');

const roleOf = ({ words, requestedBy: { role } }: DocumentMatter): string =>
  words.staffRoles[role as keyof typeof words.staffRoles] ?? role;
