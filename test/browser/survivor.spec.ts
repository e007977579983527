import { describe, expect, it } from '@jest/globals';
import { languages, systemClock } from '#domain';
import { eventually } from '../support/eventually.js';
import { violations } from './support/axe.js';
import { account, demo, deviceOf, orderOf, staffCaller } from './support/demo.js';
import { Desk } from './support/desk.js';
import { breach } from './support/happen.js';
import { OrderDesk } from './support/order-desk.js';
import { changeRows } from './support/house-rows.js';
import { codeFor, Phone } from './support/phone.js';
import { Stage } from './support/stage.js';
import { Caller } from '../support/caller.js';

describe('the survivor’s app', () => {
  const phone = new Phone();
  const stage = new Stage();
  const order = orderOf('police', 4);
  const { pin, duressPin } = deviceOf(order, 'protected') as { pin: string; duressPin: string };
  const wrongPin = ['0000', '1111', '2222'].find((each) => each !== pin && each !== duressPin)!;
  const desk = new OrderDesk(order.id);
  const incidents = () => desk.incidents();
  const clearDesk = () => desk.clear();
  const closeAndPutAway = async (): Promise<void> => {
    await phone.cancel(pin);
    await phone.putAway();
    await clearDesk();
  };

  it('explains what is dangerous, and is enrolled by an officer’s code', async () => {
    const { page } = phone;
    await page.goto('/app/');
    await page.locator('.caution').waitFor();
    for (const language of languages) {
      await phone.speak(language);
      expect(await violations(page)).toEqual([]);
    }
    await page.locator('button.strong').click();
    await page.locator('.look').nth(2).click();
    await page.locator('link[rel=manifest][href="/app/calculator.en.webmanifest"]').waitFor({ state: 'attached' });
    expect(await page.title()).toBe('Calculator');
    expect(await violations(page)).toEqual([]);
    await page.locator('button.strong').click();
    await page.locator('input.code').fill('WRONG234');
    await page.locator('button[type=submit]').click();
    await page.locator('.fault', { hasText: 'does not work' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('input.code').fill((await codeFor(order)).toLowerCase());
    await page.locator('button[type=submit]').click();
    await phone.button.waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
  });

  it('lets go too early calls nobody', async () => {
    await phone.hold(phone.button);
    await phone.page.locator('.panic.held').waitFor();
    await phone.page.mouse.up();
    await phone.page.locator('.panic:not(.held)').waitFor();
    expect(await phone.page.locator('.steps').count()).toBe(0);
    expect(await incidents()).toEqual([]);
  });

  it('pressed without a network: one incident when it is back, with the time of the press', async () => {
    await phone.context.setOffline(true);
    const pressedAt = await phone.press();
    await phone.page.locator('h1', { hasText: 'No network' }).waitFor();
    const [, number, text] = /^sms:(.+)\?&body=(.+)$/.exec((await phone.page.locator('a.sms').getAttribute('href'))!)!;
    expect(number).toBe(process.env['SMS_INBOUND_NUMBER']);
    expect(await incidents()).toEqual([]);
    await phone.page.waitForTimeout(1_500);
    await phone.context.setOffline(false);
    await phone.sent();
    const found = await incidents();
    expect(found).toHaveLength(1);
    const presses = found[0]!.alarms.filter(({ kind }) => kind === 'panic');
    expect(presses).toHaveLength(1);
    // The message was sent as well, and arrives late: it is the same press.
    const gateway = new Caller(demo.baseUrl, process.env['SMS_INBOUND_SECRET']);
    const brought = await gateway.post('/v1/sms/inbound', { from: '+77010000001', text: decodeURIComponent(text!) });
    expect(brought.status).toBe(204);
    expect((await incidents()).map(({ alarms }) => alarms.length)).toEqual([found[0]!.alarms.length]);
    expect(Math.abs(Date.parse(presses[0]!.at) - pressedAt)).toBeLessThan(1_000);
    await eventually(
      async () => (await desk.caller.get(`/v1/incidents/${found[0]!.id}/track`)).body.features,
      (features) => features.some((each: any) => each.geometry.coordinates[0] === 76.9),
    );
  });

  it('a wrong PIN is said plainly; PIN and duress PIN look the same, pixel by pixel', async () => {
    const { page } = phone;
    await phone.cancel(wrongPin);
    await page.locator('.fault', { hasText: 'The PIN is wrong' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // The minute of the press differs; that is all that may.
    const withoutTimes = () =>
      page.evaluate(() => document.querySelectorAll('time').forEach((time) => (time.textContent = '00:00')));
    const pictures: Buffer[] = [];
    const texts: string[] = [];
    for (const each of [pin, duressPin]) {
      if (pictures.length > 0) {
        await phone.press();
        await phone.sent();
      }
      await phone.cancel(each);
      await page.locator('h1', { hasText: 'Cancelled' }).waitFor();
      await withoutTimes();
      texts.push(await page.content());
      pictures.push(await page.screenshot({ animations: 'disabled' }));
      expect(await violations(page)).toEqual([]);
      await phone.putAway();
    }
    expect(texts[0]).toBe(texts[1]);
    expect(pictures[0]!.equals(pictures[1]!)).toBe(true);
    const kinds = (await incidents()).flatMap(({ alarms }) => alarms.map(({ kind }) => kind));
    expect(kinds).toContain('duress');
    await clearDesk();
  });

  it('a tab that is killed right after the press has called', async () => {
    await phone.press();
    await phone.page.close({ runBeforeUnload: false });
    await eventually(incidents, (found) => found.length === 1);
    await phone.openAnew();
    await phone.sent();
    expect(await incidents()).toHaveLength(1);
    await closeAndPutAway();
  });

  it('a tab that is killed without a network: the service worker sends what is left', async () => {
    await phone.context.setOffline(true);
    const pressedAt = await phone.press();
    const { registrationId } = await phone.worker();
    const other = await phone.context.newPage();
    await phone.page.close();
    await phone.context.setOffline(false);
    const control = await phone.context.newCDPSession(other);
    await control.send('ServiceWorker.enable');
    await control.send('ServiceWorker.dispatchSyncEvent', {
      origin: new URL(demo.baseUrl).origin,
      registrationId,
      tag: 'outbox',
      lastChance: false,
    });
    const [incident] = await eventually(incidents, (found) => found.length === 1);
    expect(Math.abs(Date.parse(incident!.alarms[0]!.at) - pressedAt)).toBeLessThan(1_000);
    await other.close();
    await phone.openAnew();
    await phone.sent();
    await closeAndPutAway();
  });

  it('starts without a network, and its button works', async () => {
    await phone.page.close();
    await phone.context.setOffline(true);
    await phone.openAnew();
    await phone.button.waitFor();
    const { page } = phone;
    await page.locator('.tab').last().click();
    await page.getByRole('button', { name: 'Show who helps' }).click();
    await page.getByRole('link', { name: 'Call 111', exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Nearest first' }).click();
    await page.locator('.details', { hasText: 'km away' }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    // The empty page of the new tab, and the app.
    expect([page.url(), await page.evaluate(() => history.length)]).toEqual([`${demo.baseUrl}/app/`, 2]);
    expect(await page.locator('main a:not([href^="tel:"])').count()).toBe(0);
    await phone.context.setOffline(false);
  });

  it('speaks each language, and axe finds nothing', async () => {
    const { page } = phone;
    for (const language of languages) {
      await page.locator('.tab').last().click();
      await phone.speak(language);
      expect(await violations(page)).toEqual([]);
      await page.locator('.tab').first().click();
      await phone.button.waitFor();
      expect(await violations(page)).toEqual([]);
    }
  });

  it('held for the walk home, it calls when she lets go, and not when she has arrived', async () => {
    const { page } = phone;
    const toWalk = async (): Promise<void> => {
      await page.locator('.tab').nth(1).click();
      await page.locator('section .button').last().click();
      await phone.hold(page.locator('.walk'));
      await page.locator('.walk.held').waitFor();
    };
    await toWalk();
    await page.locator('main > .button').dispatchEvent('click');
    await page.mouse.up();
    await page.locator('select').first().waitFor();
    expect(await incidents()).toEqual([]);
    await toWalk();
    await page.mouse.up();
    expect(await violations(page)).toEqual([]);
    // Leaving the screen in any other way calls without waiting.
    await page.locator('.tab').first().click();
    await phone.sent();
    const [incident] = await incidents();
    expect(incident!.alarms[0]!.decision).toMatchObject({ trigger: 'hold_release' });
    await closeAndPutAway();
  });

  it('promises to be heard of, asks for more time, and ends it by her PIN alone', async () => {
    const { page } = phone;
    await page.locator('.tab').nth(1).click();
    await page.locator('form button.strong').click();
    const due = page.locator('.due');
    await due.waitFor();
    const before = await due.textContent();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '15 minutes more' }).click();
    await eventually(
      () => due.textContent(),
      (text) => text !== before,
    );
    await page.locator('input.pin').fill(wrongPin);
    await page.locator('button[type=submit]').click();
    await page.locator('.fault', { hasText: 'runs on' }).waitFor();
    await page.locator('input.pin').fill(pin);
    await page.locator('button[type=submit]').click();
    await page.getByRole('button', { name: 'Begin' }).waitFor();
    expect(await incidents()).toEqual([]);
  });

  it('asks somebody whom she trusts, who is told nothing before', async () => {
    const { page } = phone;
    await page.locator('.tab').nth(2).click();
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByLabel('Name').fill('Aigul');
    await page.getByLabel('Phone number').fill('12');
    await page.getByRole('button', { name: 'Ask them' }).click();
    await page.locator('.fault', { hasText: 'not right' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Phone number').fill('aigul@example.org');
    await page.getByRole('button', { name: 'Ask them' }).click();
    const card = page.locator('.card', { hasText: 'Aigul' });
    expect(await card.locator('p').textContent()).not.toBe('Said yes');
    expect(await violations(page)).toEqual([]);
    await card.getByRole('button', { name: 'Remove' }).click();
    await card.waitFor({ state: 'detached' });
  });

  it('sets up another app by a code, after her PIN, and ends it', async () => {
    const { page } = phone;
    await page.locator('.tab').last().click();
    await page.locator('summary').click();
    await page.getByLabel('Your PIN').fill(wrongPin);
    await page.getByRole('button', { name: 'Set up OwnTracks' }).click();
    await page.locator('.fault', { hasText: 'The PIN is wrong' }).waitFor();
    await page.getByLabel('Your PIN').fill(pin);
    await page.getByRole('button', { name: 'Set up OwnTracks' }).click();
    await page.locator('canvas.qr').waitFor();
    expect(await page.getByRole('link', { name: 'Open in OwnTracks' }).getAttribute('href')).toMatch(/^owntracks:/);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Stop it' }).click();
    await page.locator('.told', { hasText: 'OwnTracks' }).waitFor({ state: 'detached' });
    await clearDesk();
  });

  it('is warned in plain words of a breach, and the desk reads each of her answers', async () => {
    const { page } = phone;
    await page.locator('.tab').first().click();
    await page.evaluate(() => {
      const felt: unknown[] = ((window as any).felt = []);
      navigator.vibrate = (pattern) => felt.push(pattern) > 0;
    });
    const home = order.zones[0]!.center;
    const fixTime = new Date(systemClock.now()).toISOString();
    const fixes = [{ fixTime, point: { type: 'Point', coordinates: home }, accuracyMeters: 8 }];
    const tracker = new Caller(demo.baseUrl, deviceOf(order, 'protected').token);
    expect((await tracker.post('/v1/positions', { fixes })).status).toBe(200);
    await breach(order);
    const notice = page.locator('.notice', { hasText: 'Be careful now' });
    await notice.waitFor();
    expect(await notice.textContent()).toContain('Go to a safe place. The desk knows.');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => (window as any).felt)).toContainEqual([400, 150, 400, 150, 800]);
    // Neither who nor where, on the screen or behind it.
    const incidentId = (await incidents())[0]!.id;
    const kept = await page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const opening = indexedDB.open('app');
          opening.onerror = () => reject(opening.error!);
          opening.onsuccess = () => {
            const asking = opening.result.transaction('all').objectStore('all').get('snapshot');
            asking.onsuccess = () => resolve(JSON.stringify(asking.result.state.warnings));
          };
        }),
    );
    const officer = await staffCaller('case_officer');
    const names = (['protected', 'respondent'] as const).map(async (role) => {
      const { body } = await officer.get(`/v1/people/${deviceOf(order, role).personId}`);
      return body.name as string;
    });
    for (const word of [...(await Promise.all(names)), ...home.map((each) => each.toFixed(2)), order.zones[0]!.id]) {
      expect(kept).not.toContain(word);
      expect(await page.content()).not.toContain(word);
    }

    await notice.click();
    const cards = page.locator('.card');
    expect(await cards.count()).toBeGreaterThanOrEqual(3);
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('.place').count()).toBe(0);
    // As the api says it where an agency lets warnings tell the place.
    const place = { point: { type: 'Point', coordinates: [76.91, 43.2073] }, accuracyMeters: 200, at: fixTime };
    await page.route('**/v1/companion', async (request) => {
      const answer = await request.fetch();
      const state = await answer.json();
      await request.fulfill({
        json: { ...state, warnings: state.warnings.map((each: object) => ({ ...each, place })) },
      });
    });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    const said = page.locator('.place', { hasText: 'He was seen about 1.1 km north-east of you.' }).first();
    await said.locator('.sketch').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/v1/companion');
    const unanswered = cards.filter({ has: page.locator('.actions') });
    await unanswered.first().getByRole('button', { name: 'I am safe' }).click();
    await page.locator('.told', { hasText: 'I am safe' }).waitFor();
    await unanswered.first().getByRole('button', { name: 'It is a mistake' }).click();
    await page.locator('.told', { hasText: 'mistake' }).waitFor();
    await unanswered.first().getByRole('button', { name: 'I need help' }).click();
    await phone.sent();
    const answers = async (): Promise<string[]> =>
      (await desk.caller.get(`/v1/incidents/${incidentId}/events?limit=500`)).body.events.flatMap(
        ({ kind, data }: any) => (kind === 'warning_answered' ? [data.answer] : []),
      );
    await eventually(answers, (found) => found.length === 3);
    expect(await answers()).toEqual(['safe', 'false', 'need_help']);
    expect((await incidents()).flatMap(({ alarms }) => alarms.map(({ kind }) => kind))).toContain('panic');

    const console = new Desk(await stage.signedIn('dispatcher'));
    await console.choose(incidentId);
    for (const answer of ['I am safe', 'It was false', 'I need help'])
      await console.page
        .locator('.events li', { hasText: 'answered the warning' })
        .filter({ hasText: answer })
        .waitFor();
    await closeAndPutAway();
  });

  it('woken by a push, it shows its disguise’s name, whatever the message says', async () => {
    await phone.context.grantPermissions(['geolocation', 'notifications']);
    const { session, registrationId } = await phone.worker();
    const data = JSON.stringify({ title: 'Be careful now', body: 'Go to a safe place.', data: { link: '/r#token' } });
    const { origin } = new URL(demo.baseUrl);
    await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
    const shown = () =>
      phone.page.evaluate(async () =>
        (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, data: kept, tag }) => ({
          ...{ title, body, tag },
          data: kept as unknown,
        })),
      );
    const notifications = await eventually(shown, (found) => found.length > 0);
    expect(notifications).toEqual([{ title: 'Calculator', body: '•', tag: 'one', data: null }]);
    await session.detach();
  });

  it('an address that only she has presses; a stranger’s link does not, and neither is left in the history', async () => {
    const { page } = phone;
    await page.locator('.tab').last().click();
    await page.getByRole('button', { name: 'Make an address' }).click();
    const address = (await page.locator('section > .address').textContent())!;
    await page.goto('about:blank');
    await page.goto(`${address.slice(0, -4)}0000`);
    await phone.button.waitFor();
    expect(page.url()).toBe(`${demo.baseUrl}/app/`);
    await page.goto('about:blank');
    await page.goto(address);
    await phone.sent();
    expect(page.url()).toBe(`${demo.baseUrl}/app/`);
    const [incident] = await incidents();
    expect(incident!.alarms[0]!.decision).toMatchObject({ trigger: 'hardware' });
    await closeAndPutAway();
  });

  it('records nothing unless she has switched it on; then the desk hears what came after the press, until it is taken back', async () => {
    const { page, context } = phone;
    await context.grantPermissions(['geolocation', 'microphone']);
    await page.evaluate(() => {
      const { mediaDevices } = navigator;
      const hear = mediaDevices.getUserMedia.bind(mediaDevices);
      Object.assign(window, { heard: [] });
      mediaDevices.getUserMedia = async (asked) => {
        const stream = await hear(asked);
        (window as any).heard.push(...stream.getTracks());
        return stream;
      };
    });
    const tracks = (): Promise<string[]> =>
      page.evaluate(() => (window as any).heard.map(({ readyState }: MediaStreamTrack) => readyState));
    await phone.press();
    await phone.sent();
    await closeAndPutAway();
    expect(await tracks()).toEqual([]);

    await page.locator('.tab').last().click();
    const lever = page.getByRole('switch', { name: 'Record after I call for help' });
    expect(await lever.getAttribute('aria-checked')).toBe('false');
    await lever.click();
    await page.locator('[role=switch][aria-checked=true]', { hasText: 'Record after' }).waitFor();
    expect(await tracks()).toEqual([]);
    await page.locator('.tab').first().click();
    await phone.press();
    await phone.sent();
    const [incident] = await incidents();
    const of = `/v1/incidents/${incident!.id}/recordings`;
    const [recording] = await eventually(
      async () => (await desk.caller.get(of)).body.recordings,
      (found) => found.length === 1 && found[0].bytes > 0,
    );
    const { email, password } = account('case_officer');
    const session = await new Caller(demo.baseUrl).post('/v1/sessions', { email, password });
    const authorization = `Bearer ${session.body.accessToken}`;
    const answer = await fetch(`${demo.baseUrl}${of}/${recording.panicId}/0`, { headers: { authorization } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeGreaterThanOrEqual(recording.bytes);
    const seconds = await page.evaluate(
      async (sound) =>
        (await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(Uint8Array.from(sound).buffer)).duration,
      [...bytes],
    );
    expect(seconds).toBeGreaterThan(3);
    await closeAndPutAway();
    expect(await tracks()).toEqual(['ended']);
    await page.locator('.tab').last().click();
    await lever.click();
    await page.locator('[role=switch][aria-checked=false]', { hasText: 'Record after' }).waitFor();
    await page.locator('.tab').first().click();
  });

  it('locked, it is a calculator that calculates; its PIN opens it, and = held calls without a sign', async () => {
    const { page } = phone;
    await page.locator('.tab').last().click();
    await page.getByRole('button', { name: 'Set a PIN' }).click();
    await page.getByLabel('New PIN').fill('258');
    await page.locator('section > form button').click();
    await page.locator('.fault', { hasText: '4 to 12 digits' }).waitFor();
    await page.getByLabel('New PIN').fill('2580');
    await page.locator('section > form button').click();
    await page.getByRole('button', { name: 'Remove the lock' }).waitFor();
    await page.reload();
    await page.locator('.calculator').waitFor();
    expect(await violations(page)).toEqual([]);
    await phone.type('12×12=');
    expect(await page.locator('.display').textContent()).toBe('144');
    await phone.type('1234=');
    await phone.hold(page.locator('.equals'));
    await eventually(incidents, (found) => found.length === 1);
    await page.mouse.up();
    expect(await page.locator('.display').textContent()).toBe('1234');
    expect(await page.locator('.steps').count()).toBe(0);
    await phone.type('C2580=');
    await phone.sent();
    await closeAndPutAway();
  });

  it('is left at once, and Back does not lead here', async () => {
    const { page } = phone;
    await page.route('https://www.wikipedia.org/', (request) => request.fulfill({ body: '<title>Elsewhere</title>' }));
    await page.locator('.leave').click();
    await page.waitForURL('https://www.wikipedia.org/');
    await page.goBack();
    expect(page.url()).not.toContain('/app/');
  });

  stage.it(
    'dead before it is due, it is missed by the server all the same; a promise that her PIN has ended is not',
    async () => {
      await phone.openAnew();
      await phone.type('2580=');
      const { page } = phone;
      const begin = page.getByRole('button', { name: 'Begin' });
      await page.locator('.tab').nth(1).click();
      await begin.click();
      await page.locator('input.pin').fill(pin);
      await page.locator('button[type=submit]').click();
      await begin.click();
      await page.locator('.due').waitFor();
      await phone.context.close();
      // Both are due now, as if the time had passed.
      const { personId } = deviceOf(order, 'protected');
      const now = new Date(systemClock.now());
      await changeRows(`UPDATE check_in SET due_at = $2, look_at = $2 WHERE person_id = $1`, [personId, now]);
      const [incident] = await eventually(incidents, (found) => found.length === 1);
      expect(incident!.alarms.map(({ kind }) => kind)).toEqual(['missed_check_in']);
      const console = await stage.signedIn('dispatcher');
      await new Desk(console).row(incident!.id).and(console.locator('.row-critical')).waitFor();
      await clearDesk();
    },
  );
});
