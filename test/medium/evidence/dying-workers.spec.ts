import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClaimedExport, ClaimLost } from '#evidence';
import { ExportBenchRepository } from '#persistence';
import { TestApi } from '../../support/api.js';
import { ExportedIncident, verified } from './an-exported-incident.js';

const minute = 60_000;

describe('evidence that is made by workers that die', () => {
  let api: TestApi;
  let incident: ExportedIncident;

  beforeAll(async () => {
    api = await TestApi.start();
    // What other tests of this database asked for would be claimed first.
    await api.database.count(`UPDATE evidence_export SET status = 'expired' WHERE status IN ('queued', 'running')`);
    incident = await ExportedIncident.of(api);
  });
  afterAll(() => api.close());

  const supervisor = () => api.as(incident.made.agency, 'supervisor');
  const statusOf = async (id: string) => (await (await supervisor()).get(`/v1/exports/${id}`)).body;
  const fileOf = async (id: string) => (await supervisor()).get(`/v1/exports/${id}/file`);
  const bench = () => new ExportBenchRepository(api.database);
  const claim = async (): Promise<ClaimedExport> =>
    (await bench().claim(api.clock.now(), api.clock.now() + minute, 3))!;
  const piecesOf = async (id: string): Promise<number> => {
    const [row] = await api.database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM evidence_piece WHERE cell = $1 AND export_id = $2`,
      [incident.made.cell, id],
    );
    return row!.count;
  };

  it('is begun anew by the next one, and what the dead one writes no longer counts', async () => {
    const id = await incident.request();
    const dead = await claim();
    await bench().beginFile(dead, 1, 'evidence.json');
    await bench().append(dead, 1, 0, Buffer.from('half'), api.clock.now() + minute);
    expect(await bench().claim(api.clock.now(), api.clock.now() + minute, 3)).toBeUndefined();
    api.clock.move(minute + 1);
    await incident.maker().execute();
    expect(await statusOf(id)).toMatchObject({ status: 'ready' });
    const pieces = await piecesOf(id);
    for (const write of [
      bench().append(dead, 1, 9, Buffer.from('late'), api.clock.now()),
      bench().beginFile(dead, 9, 'late.txt'),
      bench().endFile(dead, 1, 4, Buffer.alloc(32)),
      bench().progress(dead, 50, api.clock.now()),
      bench().finish(dead, api.clock.now(), api.clock.now()),
      bench().fail(dead, 'too_large'),
    ])
      await expect(write).rejects.toThrow(ClaimLost);
    expect(await piecesOf(id)).toBe(pieces);
    expect((await verified(await incident.archive(id))).signature).toBe('trusted');
  });

  it('is kept by one that lives, however long it takes', async () => {
    await incident.request();
    const living = await claim();
    for (let turn = 0; turn < 5; turn += 1) {
      api.clock.move(minute - 1);
      await bench().progress(living, turn, api.clock.now() + minute);
      expect(await bench().claim(api.clock.now(), api.clock.now() + minute, 3)).toBeUndefined();
    }
    expect(await statusOf(living.id)).toMatchObject({ status: 'running', progress: 4 });
    await bench().fail(living, 'too_large');
    expect(await fileOf(living.id)).toMatchObject({ status: 409, body: { code: 'export_failed' } });
  });

  it('is given up after three', async () => {
    const id = await incident.request();
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await claim()).id).toBe(id);
      api.clock.move(minute + 1);
    }
    expect(await claim()).toBeUndefined();
    expect(await statusOf(id)).toMatchObject({ status: 'failed', error: 'given_up' });
  });
});
