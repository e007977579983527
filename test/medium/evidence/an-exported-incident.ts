import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { CheckpointSigner, SignCheckpoints, SigningKey } from '#access';
import { MakeExports, readArchive, type ReadAt, verifyEvidence, type VerifiedEvidence } from '#evidence';
import { AuditArchiveRepository, ExportBenchRepository, SqlEvidenceReader } from '#persistence';
import { aCase, anAgency, anOrder, aProtectedPerson, aRespondent, aZone, type TestCase } from '#testing';
import type { TestApi, TestClient } from '../../support/api.js';
import { fixAt, offset, walk } from '../../support/walks.js';

export const home = { longitude: 76.93, latitude: 43.25 };

export const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
export const signer = new SigningKey(pem);
export const software = { name: 'Qalqan', version: '0.0.0' };

/** What her phone heard after the press, chunk by chunk. */
export const heard = [Buffer.from('1a45dfa3a0b1c2', 'hex'), Buffer.from('and went on')];

let lastCell = 700;

/** The respondent came into a zone, a survivor pressed, a patrol was sent, and the desk closed the incident. */
export class ExportedIncident {
  readonly outcomes: string[] = [];

  private constructor(
    readonly api: TestApi,
    readonly made: TestCase,
    readonly incidentId: string,
    readonly supervisor: TestClient,
  ) {}

  static async of(api: TestApi): Promise<ExportedIncident> {
    const order = anOrder()
      .protecting(aProtectedPerson().named('Айгерім Жасырынбаева').withPhone())
      .restraining(aRespondent().named('Нұрлан Қауіптібеков').withBracelet())
      .withReference('2-1187/2026')
      .withZone(aZone().named('Үй, Ұлы дала 7').around(home.longitude, home.latitude, 300).withRing(200))
      .withLimit(200, 100);
    const agency = anAgency()
      .inCell((lastCell += 1))
      .withStaff('dispatcher', 'supervisor', 'case_officer', 'court', 'auditor');
    const made = await aCase().of(agency).with(order).setUp(api.tools);
    const dispatcher = await api.as(made.agency, 'dispatcher');
    const phone = api.asDevice(made.protectedPerson.devices[0]!);
    const bracelet = api.asDevice(made.respondent.devices[0]!);
    await phone.post('/v1/positions', { fixes: [fixAt(api.clock, offset(home, 20, -40))] });
    await bracelet.post('/v1/positions', { fixes: walk(api.clock, home, 900, 80) });
    await phone.post('/v1/positions', { fixes: [fixAt(api.clock, offset(home, 10, -60))] });
    const pressed = randomUUID();
    await phone.post('/v1/panics', { id: pressed, pressedAt: now(api), trigger: 'button' });
    for (const [n, chunk] of heard.entries())
      await phone.putBytes(`/v1/recordings/${pressed}/chunks/${n}?milliseconds=5000`, chunk);
    const [{ id }] = (await dispatcher.get('/v1/incidents')).body.incidents;
    const administrator = await api.as(made.agency, 'administrator');
    const unit = await administrator.post('/v1/units', { name: 'Patrol 12', callSign: 'Барыс' });
    await dispatcher.post(`/v1/incidents/${id}/acknowledge`);
    await dispatcher.post(`/v1/incidents/${id}/dispatch`, { unitId: unit.body.id });
    api.clock.move(60_000);
    await bracelet.post('/v1/positions', { fixes: walk(api.clock, home, 80, 1_200) });
    await dispatcher.post(`/v1/incidents/${id}/notes`, { text: 'Ауладан кетті, патруль қуып барады.' });
    await dispatcher.post(`/v1/incidents/${id}/arrive`);
    await dispatcher.post(`/v1/incidents/${id}/close`, { outcome: 'respondent_left', note: 'Үй тексерілді.' });
    const supervisor = await api.as(made.agency, 'supervisor');
    api.clock.move(1_000);
    return new ExportedIncident(api, made, id, supervisor);
  }

  /** Resolves to the export's id. */
  async request(language = 'kk'): Promise<string> {
    const asked = { reason: 'For the court, case 2-1187/2026', language };
    const { body } = await this.supervisor.post(`/v1/incidents/${this.incidentId}/exports`, asked);
    return body.id;
  }

  maker(): MakeExports {
    return this.makerBy(signer);
  }

  makerWithoutKey(): MakeExports {
    return this.makerBy(undefined);
  }

  private makerBy(by: SigningKey | undefined): MakeExports {
    const { database, clock } = this.api;
    const [bench, reader] = [new ExportBenchRepository(database), new SqlEvidenceReader(database)];
    const told = { exportEnded: (outcome: string) => void this.outcomes.push(outcome) };
    const watched = { chainSigned: () => undefined, chainBroken: () => undefined };
    const signing = by && {
      key: by,
      checkpoints: new SignCheckpoints(
        new AuditArchiveRepository(database),
        new CheckpointSigner(by),
        undefined,
        clock,
        watched,
      ),
    };
    return new MakeExports(bench, reader, signing, clock, software, told);
  }

  /** The archive, as whoever may export gets it. */
  async archive(id: string): Promise<Buffer> {
    const answer = await this.api.app.inject({
      method: 'GET',
      url: `/v1/exports/${id}/file`,
      headers: { authorization: `Bearer ${await this.api.login(this.made.agency.member('supervisor'))}` },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.rawPayload;
  }

  /** Asked for, made and taken. */
  async evidence(language?: string): Promise<Buffer> {
    const id = await this.request(language);
    await this.maker().execute();
    return this.archive(id);
  }
}

export const now = (api: TestApi): string => new Date(api.clock.now()).toISOString();

export const reading =
  (archive: Buffer): ReadAt =>
  (position, length) =>
    Promise.resolve(archive.subarray(position, position + length));

export const verified = (archive: Buffer, keys = [signer.key]): Promise<VerifiedEvidence> =>
  verifyEvidence(reading(archive), keys);

/** Each file of an archive by its name. */
export async function filesOf(archive: Buffer): Promise<Map<string, Buffer>> {
  const files = await readArchive(reading(archive));
  return new Map(files.map(({ name, content }) => [name, content!]));
}
