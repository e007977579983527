import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { newId } from '#domain';
import { aCase, anAgency, anOrder, aProtectedPerson, type TestCase } from '#testing';
import { TestApi } from '../../support/api.js';
import { Browser } from '../../support/browser.js';
import { entriesOf } from '../../support/opened.js';

const [pin, duressPin] = ['483920', '593821'];

/** How long each takes is measured by `npm run bench:timing`: here, that the work is the same. */
describe('an answer that must not tell by its work', () => {
  let api: TestApi;
  let made: TestCase;

  beforeAll(async () => {
    api = await TestApi.start();
    const survivor = () => aProtectedPerson().withPins(pin, duressPin).withPhone();
    const agency = anAgency().inCell(907).withStaff('dispatcher', 'dispatcher', 'auditor');
    made = await aCase().of(agency).with(anOrder().protecting(survivor()).protecting(survivor())).setUp(api.tools);
    const administrator = await api.as(made.agency, 'administrator');
    await administrator.patch(`/v1/staff/${made.agency.member('auditor').id}`, { disabled: true });
  });
  afterAll(() => api.close());

  /** The statements that the work sends, in order. */
  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const source = api.database.dataSource as { -readonly [Key in keyof DataSource]: DataSource[Key] };
    const { logger } = source;
    const sent: string[] = [];
    source.logger = { ...logger, logQuery: (text: string) => void sent.push(text) };
    await work();
    source.logger = logger;
    // The house does work of its own meanwhile: of accounts and of the chain alone is what is asked here.
    return sent.filter((text) => /staff_|audit_/.test(text)).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  it('a wrong password, an unknown address and a disabled account: the same statements, the same bytes', async () => {
    const guess = (email: string) => new Browser(api).login({ email, password: 'a password that nobody has' });
    const emails = [
      made.agency.member('dispatcher').email,
      `${newId()}@agency.example`,
      made.agency.member('auditor').email,
      `not at all an address ${newId()}@x.example`.replaceAll(' ', '-'),
    ];
    // The first ones make what is made once: the decoy, the heads of both chains.
    for (const email of emails) await guess(email);
    const answers: unknown[] = [];
    const works = [];
    for (const email of emails)
      works.push(
        await statementsOf(async () => {
          const { status, headers, body } = await guess(email);
          const { date: _, ...said } = headers;
          answers.push({ status, said, body });
        }),
      );
    expect(works[0]!.length).toBe(3);
    for (const work of works) expect(work).toEqual(works[0]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('leaves an attempt at no account in the house’s own chain, without the address that was tried', async () => {
    const email = `planted-${newId()}@agency.example`;
    await new Browser(api).login({ email, password: 'a password that nobody has' });
    const rows = await entriesOf<{ reason: string | null }>(
      api.database,
      `SELECT reason, actor, actor_id, object, object_id, subjects, result FROM audit_entry
       WHERE agency_id = '00000000-0000-0000-0000-000000000000' AND action = 'session.open' ORDER BY sequence DESC LIMIT 1`,
      [],
    );
    expect(JSON.stringify(rows)).toContain('unknown_account');
    expect(JSON.stringify(rows)).not.toContain('planted');
  });

  it('PIN and duress PIN: the same bytes, and each does what is its own', async () => {
    const answers = [];
    for (const [index, given] of [pin, duressPin].entries()) {
      const phone = api.asDevice(made.protectedPeople[index]!.devices[0]!);
      const id = newId();
      await phone.post('/v1/panics', { id, pressedAt: new Date(api.clock.now()).toISOString(), trigger: 'button' });
      const { status, headers, body } = await phone.post(`/v1/panics/${id}/cancel`, { pin: given });
      const { date: _, ...said } = headers;
      answers.push({ status, said, body });
      const again = await phone.post('/v1/panics', { id, pressedAt: new Date(0).toISOString(), trigger: 'button' });
      // Nor does a repetition of the press tell which it was.
      expect([again.status, again.body.status]).toEqual([200, 'active']);
      const [row] = await api.database.rows(`SELECT status FROM panic WHERE id = $1`, [id]);
      expect(row).toEqual({ status: index === 0 ? 'cancelled' : 'duress' });
    }
    expect(answers[1]).toEqual(answers[0]);
  });
});
