import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '#domain';
import type { StaffRole } from '#domain';
import { SigningKey } from '#access';
import { verifyEvidence } from '#evidence';
import { Caller } from '../support/caller.js';
import { caseOverHttp } from '../support/case-over-http.js';
import { eventually } from '../support/eventually.js';
import { House } from '../support/house.js';

const AUDIT_SIGNING_KEY = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('a worker that dies while it makes evidence', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  it('leaves nothing that could be taken, and a next one that makes it whole', async () => {
    const api = await house.api();
    const { administrator, phone } = await caseOverHttp(house, api);
    const account = { email: `${randomUUID()}@agency.example`, password: randomUUID() };
    const role: StaffRole = 'supervisor';
    await administrator.post('/v1/staff', { ...account, name: 'Supervisor', role, language: 'kk' });
    const supervisor = await house.login(api, account);
    const pressedAt = new Date(systemClock.now()).toISOString();
    const press = { id: randomUUID(), pressedAt, trigger: 'button' };
    const pressed = await new Caller(api.baseUrl, phone.token).post('/v1/panics', press);
    const path = `/v1/incidents/${pressed.body.incidentId}/exports`;
    const { body } = await supervisor.post(path, { reason: 'For the court', language: 'kk' });
    const status = () => supervisor.get(`/v1/exports/${body.id}`).then((reply) => reply.body.status as string);

    const worker = await house.worker({ AUDIT_SIGNING_KEY });
    await eventually(status, (found) => found === 'running');
    await worker.kill();
    expect(await status()).toBe('running');
    expect((await supervisor.get(`/v1/exports/${body.id}/file`)).status).toBe(409);

    // As if the minute had passed after which it is taken for dead.
    await house.database.count(`UPDATE evidence_export SET held_until = held_until - interval '1 minute'`, []);
    await house.worker({ AUDIT_SIGNING_KEY });
    await eventually(status, (found) => found === 'ready');
    const taken = await fetch(`${api.baseUrl}/v1/exports/${body.id}/file`, {
      headers: { authorization: `Bearer ${supervisor.token!}` },
    });
    const archive = Buffer.from(await taken.arrayBuffer());
    const { files, signature } = await verifyEvidence(
      (position, length) => Promise.resolve(archive.subarray(position, position + length)),
      [new SigningKey(AUDIT_SIGNING_KEY).key],
    );
    expect(files.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(signature).toBe('trusted');
    const [row] = await house.database.rows<{ attempt: number }>(`SELECT attempt FROM evidence_export`, []);
    expect(row!.attempt).toBe(2);
  });
});
