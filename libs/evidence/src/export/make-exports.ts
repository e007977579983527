import { createHash } from 'node:crypto';
import type { Clock, ExportFailure } from '#domain';
import type { EvidenceReader, ReadPositions } from '../evidence-reader.port.js';
import { recordJson } from '../files/record-json.js';
import { trackGeoJson } from '../files/track-geojson.js';
import { trackGpx } from '../files/track-gpx.js';
import type { EvidenceRecording, IncidentEvidence } from '../incident-evidence.js';
import {
  type Manifest,
  manifestBytes,
  type ManifestFile,
  manifestFormat,
  manifestName,
  publicKeyName,
  signatureName,
} from '../manifest/manifest.js';
import type { SignCheckpoints, SigningKey } from '#access';
import { ThinnedTrack } from '../map/thinned-track.js';
import { type DocumentGiven, evidencePdf } from '../pdf/evidence-pdf.js';
import { type ClaimedExport, ClaimLost, type ExportBench } from './export-bench.port.js';

/** A worker that was not heard of for so long is taken for dead. */
const heldMilliseconds = 60_000;
const attemptsAllowed = 3;
const pieceBytes = 256 * 1024;
/** Of one file. Two devices that report every five seconds for half a year stay below it. */
const largestFile = 1024 * 1024 * 1024;
/** Places of recordings in the archive begin after all other files. */
const firstSound = 7;
/** How long its files can be taken. */
export const exportKeptMilliseconds = 7 * 24 * 3_600_000;

class ExportFailed extends Error {
  constructor(readonly failure: ExportFailure) {
    super(failure);
  }
}

export interface ExportSigning {
  key: SigningKey;
  /** Signs the agency's audit chain with the same key. */
  checkpoints: Pick<SignCheckpoints, 'upToDate'>;
}

/** Told of each export that ended. */
export interface ExportObserver {
  exportEnded(outcome: 'ready' | ExportFailure): void;
}

/**
 * Makes what was asked for, one after the other. A worker that is killed leaves its export to the next one, which begins
 * it anew: what is read is the same for the same time, and nothing half made can be taken.
 */
export class MakeExports {
  /** @param signing absent: nothing is made, since nothing unsigned leaves the house */
  constructor(
    private readonly bench: ExportBench,
    private readonly reader: EvidenceReader,
    private readonly signing: ExportSigning | undefined,
    private readonly clock: Clock,
    private readonly software: { name: string; version: string },
    private readonly observer: ExportObserver,
  ) {}

  async execute(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const claimed = await this.bench.claim(now, now + heldMilliseconds, attemptsAllowed);
      if (!claimed) return;
      await this.make(claimed);
    }
  }

  private async make(claimed: ClaimedExport): Promise<void> {
    try {
      await this.compose(claimed);
      const now = this.clock.now();
      await this.bench.finish(claimed, now, now + exportKeptMilliseconds);
      this.observer.exportEnded('ready');
    } catch (error) {
      if (error instanceof ClaimLost) return;
      if (!(error instanceof ExportFailed)) throw error;
      await this.bench.fail(claimed, error.failure);
      this.observer.exportEnded(error.failure);
    }
  }

  private async compose(claimed: ClaimedExport): Promise<void> {
    if (!this.signing) throw new ExportFailed('signing_not_configured');
    const { key: signer, checkpoints } = this.signing;
    const evidence = await this.reader.read(claimed, claimed.incidentId, this.clock.now());
    if (!evidence) throw new ExportFailed('incident_unknown');
    const audit = await this.reader.auditHead(claimed.agencyId);
    const checkpoint = (await checkpoints.upToDate(claimed.agencyId)) ?? null;
    const read: ReadPositions = (track) => this.reader.positions(claimed, track, evidence);
    const { software } = this;
    const creator = `${software.name} ${software.version}`;

    const files: ManifestFile[] = [
      await this.write(claimed, 1, 'evidence.json', 'application/json', recordJson(evidence), 5),
      await this.write(claimed, 2, 'track.geojson', 'application/geo+json', trackGeoJson(evidence, read), 35),
      await this.write(claimed, 3, 'track.gpx', 'application/gpx+xml', trackGpx(evidence, read, creator), 65),
    ];
    for (const [n, recording] of evidence.recordings.entries())
      files.push(await this.sound(claimed, firstSound + n, recording));
    const tracks = await thinned(evidence, read);
    const requestedBy = { staffId: claimed.requestedBy, role: claimed.requesterRole };
    const { id: exportId, language, reason } = claimed;
    const given: DocumentGiven = { evidence, language, exportId, requestedBy, reason, software, files, audit };
    const pdf = evidencePdf(given, tracks, () => this.living(claimed, 70));
    const document = await this.write(claimed, 0, 'evidence.pdf', 'application/pdf', pdf, 95);
    const manifest: Manifest = {
      format: manifestFormat,
      exportId,
      incidentId: claimed.incidentId,
      agencyId: claimed.agencyId,
      language,
      requestedAt: new Date(claimed.requestedAt).toISOString(),
      requestedBy,
      reason,
      madeAt: evidence.asOf,
      software,
      audit,
      checkpoint,
      files: [document, ...files],
      keyId: signer.key.keyId,
    };
    const bytes = manifestBytes(manifest);
    await this.write(claimed, 4, manifestName, 'application/json', [bytes], 97);
    await this.write(claimed, 5, signatureName, 'application/octet-stream', [signer.sign(bytes)], 98);
    await this.write(claimed, 6, publicKeyName, 'application/x-pem-file', [signer.key.publicKey], 99);
  }

  private sound(claimed: ClaimedExport, place: number, recording: EvidenceRecording): Promise<ManifestFile> {
    return this.write(claimed, place, recording.file, recording.mediaType, this.reader.heard(claimed, recording), 68);
  }

  private async write(
    claimed: ClaimedExport,
    place: number,
    name: string,
    mediaType: string,
    content: Iterable<string | Buffer> | AsyncIterable<string | Buffer>,
    percentAfter: number,
  ): Promise<ManifestFile> {
    const hash = createHash('sha256');
    let bytes = 0;
    let n = 0;
    await this.bench.beginFile(claimed, place, name);
    for await (const piece of inPieces(content)) {
      hash.update(piece);
      bytes += piece.length;
      if (bytes > largestFile) throw new ExportFailed('too_large');
      await this.bench.append(claimed, place, n, piece, this.clock.now() + heldMilliseconds);
      n += 1;
    }
    const sha256 = hash.digest();
    await this.bench.endFile(claimed, place, bytes, sha256);
    await this.living(claimed, percentAfter);
    return { name, mediaType, bytes, sha256: sha256.toString('hex') };
  }

  private living(claimed: ClaimedExport, percent: number): Promise<void> {
    return this.bench.progress(claimed, percent, this.clock.now() + heldMilliseconds);
  }
}

async function thinned(evidence: IncidentEvidence, read: ReadPositions): Promise<ThinnedTrack[]> {
  const tracks: ThinnedTrack[] = [];
  for (const track of evidence.tracks) {
    const thin = new ThinnedTrack(track);
    for await (const page of read(track)) for (const position of page) thin.take(position);
    tracks.push(thin);
  }
  return tracks;
}

async function* inPieces(content: Iterable<string | Buffer> | AsyncIterable<string | Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const part of content) {
    const buffer = typeof part === 'string' ? Buffer.from(part) : part;
    waiting.push(buffer);
    bytes += buffer.length;
    if (bytes < pieceBytes) continue;
    let whole = Buffer.concat(waiting);
    for (; whole.length >= pieceBytes; whole = whole.subarray(pieceBytes)) yield whole.subarray(0, pieceBytes);
    waiting = [whole];
    bytes = whole.length;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}
