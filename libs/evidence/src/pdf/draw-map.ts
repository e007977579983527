import type { PartyRole } from '#domain';
import type { EvidencePosition } from '../incident-evidence.js';
import { type Bounds, type Box, Frame, scaleBarMeters } from '../map/frame.js';
import type { PlanePoint } from '../map/local-plane.js';
import type { AlarmMark, PlaneZone, Scene } from '../map/scene.js';
import type { EvidenceWords } from '../words/evidence-words.js';
import type { Quantities } from './quantities.js';
import { ink, type Sheet } from './sheet.js';
import type { Times } from './times.js';

export const mapInk = {
  ground: '#fbfbf9',
  zone: '#e9a8a2',
  zoneLine: '#a8332a',
  inclusion: '#b9dcc0',
  inclusionLine: '#2f7a45',
  ring: '#fbe7c6',
  ringLine: '#c98a1b',
  alarm: '#111111',
} as const;

/** Told apart without colour too: a solid line with squares, a dashed one with rounds. */
export const partyInk: Record<PartyRole, { line: string; dash: [number, number] | undefined }> = {
  respondent: { line: '#7a1f6b', dash: undefined },
  protected: { line: '#0b5fa5', dash: [4, 2.5] },
};

/** An error smaller than its fix's own sign is not drawn. */
const leastErrorPoints = 2.5;

/** One map: ring, zones, errors, ways, fixes, alarms, in this order from the ground up; scale bar and north. */
export function drawMap(
  sheet: Sheet,
  scene: Scene,
  bounds: Bounds,
  box: Box,
  words: EvidenceWords,
  quantities: Quantities,
  times: Times,
): void {
  const { doc } = sheet;
  const frame = new Frame(bounds, box);
  doc.save();
  doc.rect(box.x, box.y, box.width, box.height).clip();
  doc.rect(box.x, box.y, box.width, box.height).fill(mapInk.ground);
  drawZones(doc, scene.zones, frame);
  for (const { limit } of scene.marks) if (limit) drawLimit(doc, limit, frame);
  for (const { track, points } of scene.tracks) drawErrors(doc, points, track.role, scene, frame);
  for (const { track, points } of scene.tracks) drawWay(doc, points, track.role, scene, frame);
  for (const { points } of scene.tracks) drawEndTimes(doc, points, scene, frame, times);
  drawMarks(doc, scene.marks, frame);
  doc.restore();
  doc.rect(box.x, box.y, box.width, box.height).lineWidth(0.8).stroke(ink.faint);
  drawNorth(sheet, box, words);
  drawScale(sheet, box, frame, quantities);
}

type Doc = PDFKit.PDFDocument;

/** A belt of constant width around a shape is its outline drawn with a thick round pen: exact, whatever the shape. */
function drawZones(doc: Doc, zones: readonly PlaneZone[], frame: Frame): void {
  const belt = (ofZone: PlaneZone, extra: number, color: string): void => {
    const width = 2 * ofZone.zone.warningRingMeters * frame.scale + extra;
    outline(doc, ofZone, frame).lineJoin('round').lineWidth(width).stroke(color);
  };
  const ringed = zones.filter(({ zone }) => zone.warningRingMeters > 0);
  for (const each of ringed) belt(each, 1.2, mapInk.ringLine);
  for (const each of ringed) belt(each, -1.2, mapInk.ring);
  for (const each of zones) {
    const inclusion = each.zone.kind === 'inclusion';
    outline(doc, each, frame)
      .lineJoin('round')
      .lineWidth(1.1)
      .fillAndStroke(
        inclusion ? mapInk.inclusion : mapInk.zone,
        inclusion ? mapInk.inclusionLine : mapInk.zoneLine,
        'even-odd',
      );
  }
}

function outline(doc: Doc, { rings }: PlaneZone, frame: Frame): Doc {
  for (const ring of rings) {
    ring.forEach((corner, index) => {
      const { x, y } = frame.at(corner);
      if (index === 0) doc.moveTo(x, y);
      else doc.lineTo(x, y);
    });
    doc.closePath();
  }
  return doc;
}

function drawLimit(doc: Doc, { center, radiusMeters }: NonNullable<AlarmMark['limit']>, frame: Frame): void {
  const { x, y } = frame.at(center);
  doc
    .circle(x, y, radiusMeters * frame.scale)
    .lineWidth(0.9)
    .dash(2, { space: 2 })
    .stroke(mapInk.zoneLine)
    .undash();
}

function drawErrors(doc: Doc, points: readonly EvidencePosition[], role: PartyRole, scene: Scene, frame: Frame): void {
  doc.save().lineWidth(0.4).fillOpacity(0.05).strokeOpacity(0.35);
  for (const position of points) {
    const radius = position.accuracyMeters * frame.scale;
    if (radius < leastErrorPoints) continue;
    const { x, y } = frame.at(scene.plane.place(position));
    doc.circle(x, y, radius).fillAndStroke(partyInk[role].line, partyInk[role].line);
  }
  doc.restore();
}

function drawWay(doc: Doc, points: readonly EvidencePosition[], role: PartyRole, scene: Scene, frame: Frame): void {
  const { line, dash } = partyInk[role];
  const placed = points.map((position) => frame.at(scene.plane.place(position)));
  doc.save().lineWidth(1.1).lineJoin('round');
  if (dash) doc.dash(dash[0], { space: dash[1] });
  placed.forEach(({ x, y }, index) => (index === 0 ? doc.moveTo(x, y) : doc.lineTo(x, y)));
  if (placed.length > 1) doc.stroke(line);
  doc.undash().restore();
  for (const { x, y } of placed) sign(doc, role, x, y, 1.3);
  const [first, last] = [placed[0], placed.at(-1)];
  if (first) sign(doc, role, first.x, first.y, 2.8, '#ffffff');
  if (last) sign(doc, role, last.x, last.y, 2.8);
}

/** Where a way begins the sign is hollow, where it ends full. */
export function sign(doc: Doc, role: PartyRole, x: number, y: number, size: number, fill?: string): void {
  const { line } = partyInk[role];
  const shape = role === 'respondent' ? doc.rect(x - size, y - size, 2 * size, 2 * size) : doc.circle(x, y, size);
  if (fill) shape.lineWidth(1).fillAndStroke(fill, line);
  else shape.fill(line);
}

/** When a way begins, above it, and when it ends, below: both may be one place. */
function drawEndTimes(doc: Doc, points: readonly EvidencePosition[], scene: Scene, frame: Frame, times: Times): void {
  doc.font('regular').fontSize(6.5);
  const label = (position: EvidencePosition | undefined, below: number): void => {
    if (!position) return;
    const place = frame.at(scene.plane.place(position));
    // Text beyond the page's end would begin a new one (pdfkit), in the midst of this map.
    if (!frame.holds(place)) return;
    const { x, y } = place;
    const text = times.clock(position.fixTime);
    const width = doc.widthOfString(text) + 3;
    doc
      .rect(x - width / 2, y + below, width, 8)
      .fillOpacity(0.8)
      .fill('#ffffff')
      .fillOpacity(1);
    doc.fillColor(ink.text).text(text, x - width / 2, y + below + 0.5, { width, align: 'center', lineBreak: false });
  };
  label(points[0], -13);
  if (points.length > 1) label(points.at(-1), 5);
}

const markRadius = 6.5;
const markDistance = 17;

/** Beside its place, with a line to it: alarms of one place would hide each other and the place. */
function drawMarks(doc: Doc, marks: readonly AlarmMark[], frame: Frame): void {
  const taken: PlanePoint[] = [];
  for (const { number, at } of marks) {
    const place = frame.at(at);
    if (!frame.holds(place)) continue;
    const badge = freePlace(place, taken, frame);
    taken.push(badge);
    doc.moveTo(place.x, place.y).lineTo(badge.x, badge.y).lineWidth(0.8).stroke(mapInk.alarm);
    doc.circle(place.x, place.y, 1.6).fill(mapInk.alarm);
    numberBadge(doc, String(number), badge.x, badge.y);
  }
}

export function numberBadge(doc: Doc, text: string, x: number, y: number): void {
  doc.circle(x, y, markRadius).lineWidth(1).fillAndStroke(mapInk.alarm, '#ffffff');
  doc
    .font('bold')
    .fontSize(text.length > 2 ? 5.5 : 7.5)
    .fillColor('#ffffff');
  const height = doc.currentLineHeight();
  doc.text(text, x - 10, y - height / 2 + 0.4, { width: 20, align: 'center', lineBreak: false });
}

function freePlace(from: PlanePoint, taken: readonly PlanePoint[], frame: Frame): PlanePoint {
  for (let turn = 0; turn < 40; turn += 1) {
    const angle = -Math.PI / 4 + (turn % 10) * (Math.PI / 5);
    const distance = markDistance * (1 + Math.floor(turn / 10) * 0.8);
    const place = { x: from.x + distance * Math.cos(angle), y: from.y + distance * Math.sin(angle) };
    const free = taken.every(({ x, y }) => Math.hypot(x - place.x, y - place.y) > 2 * markRadius + 1);
    if (free && frame.holds(place)) return place;
  }
  return { x: from.x + markDistance, y: from.y - markDistance };
}

function drawNorth(sheet: Sheet, box: Box, words: EvidenceWords): void {
  const [x, y] = [box.x + box.width - 20, box.y + 12];
  sheet.doc
    .rect(x - 12, y - 6, 24, 38)
    .fillOpacity(0.85)
    .fill('#ffffff')
    .fillOpacity(1);
  sheet.doc.polygon([x, y], [x + 5, y + 16], [x, y + 12.5], [x - 5, y + 16]).fill(ink.text);
  sheet.doc.font('bold').fontSize(8).fillColor(ink.text);
  sheet.doc.text(words.map.north, x - 12, y + 18, { width: 24, align: 'center', lineBreak: false });
}

function drawScale(sheet: Sheet, box: Box, frame: Frame, quantities: Quantities): void {
  const meters = scaleBarMeters(frame.scale, box.width / 4);
  const width = meters * frame.scale;
  const [x, y] = [box.x + 14, box.y + box.height - 14];
  sheet.doc
    .rect(x - 6, y - 20, width + 12, 28)
    .fillOpacity(0.85)
    .fill('#ffffff')
    .fillOpacity(1);
  const label = quantities.meters(meters);
  sheet.doc.font('regular').fontSize(8).fillColor(ink.text);
  sheet.doc.text(label, x - 40, y - 16, { width: width + 80, align: 'center', lineBreak: false });
  for (let part = 0; part < 4; part += 1)
    sheet.doc
      .rect(x + (part * width) / 4, y - 3, width / 4, 4)
      .lineWidth(0.6)
      .fillAndStroke(part % 2 === 0 ? ink.text : '#ffffff', ink.text);
}
