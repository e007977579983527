import type { PartyRole } from '#domain';
import type { Bounds } from '../map/frame.js';
import { type Scene, sceneOf } from '../map/scene.js';
import type { ThinnedTrack } from '../map/thinned-track.js';
import { drawMap, mapInk, numberBadge, partyInk, sign } from './draw-map.js';
import type { DocumentMatter } from './evidence-pdf.js';
import { contentWidth, ink, type Sheet } from './sheet.js';

const detailHeight = 420;
const overviewHeight = 420;
/** Alarms that the map's page names; all of them have their record. */
const mostNamed = 40;

/** What happened where: the surroundings of zones and decisions, everything, and what the signs mean. */
export function writeMap(sheet: Sheet, matter: DocumentMatter, tracks: readonly ThinnedTrack[]): void {
  const { evidence, words, quantities, times } = matter;
  sheet.newPage();
  sheet.heading(words.map.title);
  const scene = sceneOf(evidence, tracks);
  if (!scene) {
    sheet.paragraph(words.map.nothing);
    return;
  }
  const draw = (title: string, bounds: Bounds, height: number): void => {
    sheet.subheading(title, height + 30);
    drawMap(sheet, scene, bounds, sheet.room(height), words, quantities, times);
  };
  draw(scene.overview ? words.map.detail : words.map.overview, scene.detail, detailHeight);
  writeLegend(sheet, scene, matter);
  if (scene.overview) draw(words.map.overview, scene.overview, overviewHeight);
}

type Sign = (x: number, y: number) => void;

const rowHeight = 15;

function writeLegend(sheet: Sheet, scene: Scene, { words, evidence, times }: DocumentMatter): void {
  const { doc } = sheet;
  const { map } = words;
  const { latitude, longitude } = scene.plane.center;
  const area =
    (fill: string, line: string): Sign =>
    (x, y) =>
      void doc
        .rect(x, y - 4, 16, 8)
        .lineWidth(1)
        .fillAndStroke(fill, line);
  const has = (kind: string): boolean =>
    scene.zones.some(({ zone }) => (zone.kind === 'inclusion') === (kind === 'inclusion'));
  const entries: [Sign, string][] = [
    ...(has('exclusion') ? [[area(mapInk.zone, mapInk.zoneLine), map.zone] as [Sign, string]] : []),
    ...(has('inclusion') ? [[area(mapInk.inclusion, mapInk.inclusionLine), map.inclusion] as [Sign, string]] : []),
    ...(scene.zones.some(({ zone }) => zone.warningRingMeters > 0)
      ? [[area(mapInk.ring, mapInk.ringLine), map.ring] as [Sign, string]]
      : []),
    ...scene.tracks.map(({ track, points }): [Sign, string] => [
      (x, y) => wayOf(doc, track.role, x, y),
      `${words.roles[track.role]}, ${words.deviceKinds[track.deviceKind]} …${track.deviceId.slice(-6)}: ${map.drawn(points.length, track.fixes)}`,
    ]),
    [
      (x, y) =>
        void doc
          .circle(x + 8, y, 5)
          .lineWidth(0.6)
          .fillOpacity(0.1)
          .fillAndStroke(ink.faint, ink.faint)
          .fillOpacity(1),
      map.error,
    ],
    ...(scene.marks.some(({ limit }) => limit)
      ? [
          [
            (x: number, y: number) =>
              void doc
                .moveTo(x, y)
                .lineTo(x + 16, y)
                .lineWidth(0.9)
                .dash(2, { space: 2 })
                .stroke(mapInk.zoneLine)
                .undash(),
            map.limit,
          ] as [Sign, string],
        ]
      : []),
    ...(evidence.alarms.length > 0
      ? [[(x: number, y: number) => numberBadge(doc, '1', x + 8, y), map.alarm] as [Sign, string]]
      : []),
  ];
  const rows = Math.ceil(entries.length / 2);
  const box = sheet.room(rows * rowHeight + 2);
  entries.forEach(([drawSign, text], index) => {
    const [x, y] = [box.x + (index % 2) * (contentWidth / 2), box.y + Math.floor(index / 2) * rowHeight + 7];
    drawSign(x, y);
    doc.font('regular').fontSize(8).fillColor(ink.text);
    doc.text(text, x + 24, y - 5, {
      width: contentWidth / 2 - 28,
      height: rowHeight,
      ellipsis: true,
      lineBreak: false,
    });
  });
  const marked = evidence.alarms.flatMap(({ kind, at }, index) =>
    scene.marks.some(({ number }) => number === index + 1)
      ? [`[${index + 1}] ${words.alarmKinds[kind]} ${times.clock(at)}`]
      : [],
  );
  if (marked.length > 0) sheet.paragraph(marked.slice(0, mostNamed).join('  ·  '));
  sheet.note(`${map.projection} ${map.center}: ${latitude.toFixed(5)}, ${longitude.toFixed(5)}.`);
}

function wayOf(doc: PDFKit.PDFDocument, role: PartyRole, x: number, y: number): void {
  const { line, dash } = partyInk[role];
  doc
    .save()
    .moveTo(x, y)
    .lineTo(x + 16, y)
    .lineWidth(1.1);
  if (dash) doc.dash(dash[0], { space: dash[1] });
  doc.stroke(line).undash().restore();
  sign(doc, role, x, y, 2.6, '#ffffff');
  sign(doc, role, x + 16, y, 2.6);
}
