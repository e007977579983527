import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { systemClock } from '#domain';
import { eventually } from '../support/eventually.js';
import { answerPacket, commandTo, login, packet } from '../support/teltonika.js';
import { Tracker } from '../support/tracker.js';
import { deviceOf, environment, orderOf, staffCaller } from './support/demo.js';
import { open, settled } from './support/screens.js';
import { Stage } from './support/stage.js';

/** Fifteen digits, of which the last follows from the others. */
function imei(): string {
  const digits = `35175605${String(randomInt(1_000_000)).padStart(6, '0')}`;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const port = Number(environment('TELTONIKA_PORT'));

describe('a bracelet that holds a line to the gateway', () => {
  const stage = new Stage();
  const [uniqueId, stranger] = [imei(), imei()];
  let deviceId: string;
  let bracelet: Tracker;

  beforeAll(async () => {
    const officer = await staffCaller('case_officer');
    const { personId } = deviceOf(orderOf('police', 4), 'respondent');
    const { status, body } = await officer.post('/v1/devices', {
      ...{ personId, uniqueId, kind: 'bracelet', protocol: 'teltonika' },
    });
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    deviceId = body.id;
    bracelet = await Tracker.connect(port);
  });
  afterAll(() => bracelet.end());

  stage.it('is asked where it is and how often it reports; what it says is seen, and who else came', async () => {
    expect(await bracelet.ask(login(uniqueId), 1)).toBe('01');
    await putAside(stranger, bracelet);
    const page = await stage.signedIn('supervisor');
    await open(page, `/administration/devices/${deviceId}`);
    const row = (text: string) => page.getByRole('row').filter({ hasText: text });

    await page.getByRole('button', { name: 'Report where it is' }).click();
    await row('Report where it is')
      .getByText(/waits|sent/)
      .first()
      .waitFor();
    expect(await commandTo(bracelet)).toBe('getrecord');
    bracelet.send(answerPacket('no place is kept of this'));
    bracelet.send(packet({ at: systemClock.now(), longitude: 76.8, latitude: 43.1 }));
    expect(await bracelet.reply(4)).toBe('00000001');

    await page.getByRole('button', { name: 'Set how often it reports' }).click();
    const seconds = page.getByLabel('Seconds between reports');
    await seconds.fill('1');
    await page.getByText('From 5 seconds to a day').waitFor();
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    expect(await row('Set how often it reports').count()).toBe(0);
    await seconds.fill('77');
    await page.getByRole('button', { name: 'Send' }).click();
    await row('Set how often it reports').waitFor();
    // By itself the house may ask for another interval before.
    for (let asked = ''; !asked.includes('10050:77');) {
      asked = await commandTo(bracelet);
      bracelet.send(answerPacket(`Done ${asked}`));
    }

    // Meanwhile: what the gateway has put aside. Back again, the list of commands is read anew.
    await open(page, '/administration/trackers');
    await eventually(
      async () => {
        await page.getByRole('button', { name: 'Refresh' }).click();
        await settled(page);
        return (await page.getByText(stranger).count()) + (await page.getByText(deviceId).count());
      },
      (seen) => seen === 2,
    );
    await page.getByText('wrong checksum').waitFor();
    await page.getByRole('link', { name: deviceId }).click();
    await row('Report where it is').getByText('answered', { exact: true }).waitFor();
    await row('Set how often it reports')
      .getByText(/Done .*10050:77/)
      .waitFor();
  });
});

/** Somebody comes who is not registered, and something that cannot be believed. */
async function putAside(stranger: string, bracelet: Tracker): Promise<void> {
  const other = await Tracker.connect(port);
  other.send(login(stranger));
  await other.closed;
  const broken = packet({ at: systemClock.now(), longitude: 76.8, latitude: 43.1 });
  broken[broken.length - 1]! ^= 0xff;
  bracelet.send(broken);
}
