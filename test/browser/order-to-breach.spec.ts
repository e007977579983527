import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Caller } from '../support/caller.js';
import { eventually } from '../support/eventually.js';
import { HouseProcess } from '../support/house-process.js';
import { demo, staffCaller } from './support/demo.js';
import { Desk } from './support/desk.js';
import { incidentOf } from './support/happen.js';
import { MapHand } from './support/map-hand.js';
import { open } from './support/screens.js';
import { Stage } from './support/stage.js';

type LonLat = [number, number];

interface Party {
  personId: string;
  role: 'protected' | 'respondent';
  name: string;
  device: object;
}

interface Zone {
  name: string;
  area: { coordinates: LonLat[][][] };
}

const almaty: LonLat = [76.861, 43.223];

describe('an order', () => {
  const stage = new Stage();
  const folder = mkdtempSync(join(tmpdir(), 'qalqan-order-'));
  let officer: Caller;
  let dispatcher: Caller;
  let simulator: HouseProcess | undefined;

  beforeAll(async () => {
    [officer, dispatcher] = await Promise.all([
      staffCaller('case_officer', 'qorgan'),
      staffCaller('dispatcher', 'qorgan'),
    ]);
    await demandTwoPersons();
  });
  afterAll(async () => {
    await simulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  stage.it('is entered and drawn, approved by a second person and breached by the simulator', async () => {
    const parties = await Promise.all([
      register(officer, 'protected', `Drawn Protected ${mark}`, 'phone'),
      register(officer, 'respondent', `Drawn Respondent ${mark}`, 'bracelet'),
    ]);
    const page = await stage.signedIn('case_officer', { agency: 'qorgan' });
    const orderId = await enter(page, parties);
    await draw(page);
    const { zones } = (await officer.get(`/v1/orders/${orderId}/zones`)).body as { zones: Zone[] };
    expect(zones.map(({ name }) => name)).toEqual(['home']);
    const home = discIn(zones[0]!);
    expect(home.center[0]).toBeCloseTo(almaty[0], 3);
    expect(home.center[1]).toBeCloseTo(almaty[1], 3);

    await page.getByRole('button', { name: 'Put into force' }).click();
    await page.locator('dialog[open] .button-primary').click();
    await page.locator('.court-note-wait').waitFor();
    const court = await stage.signedIn('court', { agency: 'qorgan' });
    await court.locator('.approvals-wait').click();
    await court.locator('.approval', { hasText: reference }).locator('.button-primary').click();
    await eventually(
      async () => (await officer.get(`/v1/orders/${orderId}`)).body.status,
      (now) => now === 'active',
    );

    const desk = new Desk(await stage.signedIn('dispatcher', { agency: 'qorgan' }));
    simulator = simulate(orderId, home, parties, join(folder, 'demo.json'));
    const { id } = await eventually(
      () => incidentOf(dispatcher, { id: orderId }),
      (incident) => incident !== undefined,
    );
    await desk.row(id).and(desk.page.locator('.row-critical.row-waiting')).waitFor();
    expect(await desk.row(id).textContent()).toContain('inside the zone “home”');
  });
});

/** Another one each time: a house that is still running may know those of the run before. */
const mark = randomUUID().slice(-8);
const reference = `BT-2026/${mark}`;

async function demandTwoPersons(): Promise<void> {
  const administrator = await staffCaller('administrator', 'qorgan');
  const [agency] = (await administrator.get('/v1/agencies')).body.agencies;
  const { status } = await administrator.put(`/v1/agencies/${agency.id}/approval-policy`, { policy: 'two_persons' });
  expect(status).toBe(200);
}

/** Somebody with a device. */
async function register(officer: Caller, role: Party['role'], name: string, kind: string): Promise<Party> {
  const make = async (path: string, body: object): Promise<any> => {
    const answer = await officer.post(path, body, { 'idempotency-key': randomUUID() });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const pins = role === 'protected' && { pin: '4711', duressPin: '4712' };
  const { id: personId } = await make('/v1/people', { name, language: 'kk', ...pins });
  return { personId, role, name, device: await make('/v1/devices', { personId, kind }) };
}

/** Parties, document and dates on the form. Resolves to the new draft's id. */
async function enter(page: Page, parties: readonly Party[]): Promise<string> {
  await open(page, '/court/new-order');
  await page.getByRole('radio', { name: /Police protective order/ }).check();
  for (const { role, name } of parties) {
    const side = page.getByRole('region', { name: titles[role] });
    await side.getByRole('searchbox').fill(name);
    await side.getByRole('button', { name: 'Search', exact: true }).click();
    await side.getByRole('button', { name: `Choose: ${name}` }).click();
  }
  await page.getByLabel('Issuing authority').fill('Police of the browser test');
  await page.getByLabel('Number').fill(reference);
  await page.getByLabel('Jurisdiction').fill('Almaty');
  await page.getByRole('checkbox', { name: /keep away from each other/ }).uncheck();
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.waitForURL(/#\/court\/orders\/[0-9a-f-]{36}/);
  return page.url().slice(-36);
}

const titles = { protected: 'Protected person', respondent: 'Respondent' };

/** The map is brought to a place by its coordinates; what is drawn there is drawn by hand. */
async function draw(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Zones' }).click();
  await page.getByRole('button', { name: 'Draw a zone' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('home');
  await page.getByRole('button', { name: 'From an address' }).click();
  const hand = await MapHand.on(page);
  await page.getByLabel('Or coordinates').fill(almaty.toReversed().join(', '));
  await page.locator('.map-scale', { hasText: /^\d+\sm$/ }).waitFor();
  await page.getByRole('button', { name: 'Polygon' }).click();
  for (const corner of corners) await hand.click(corner);
  await hand.click(corners[0]);
  await page.locator('.zones-corners').waitFor();
  expect(await page.locator('.zones-corners tbody tr').count()).toBe(corners.length);
  await page.getByRole('button', { name: 'Save the zone' }).click();
  await page.locator('.zones-item', { hasText: 'home' }).waitFor();
}

const corners = [
  [0.4, 0.35],
  [0.6, 0.35],
  [0.6, 0.65],
  [0.4, 0.65],
] as const;

/** The simulator knows homes by middle and size; 100 m from the middle one is still within what was drawn. */
function discIn({ area }: Zone): { center: LonLat; radiusMeters: number } {
  const corners = area.coordinates[0]![0]!.slice(1);
  const mean = (axis: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return { center: [mean(0), mean(1)], radiusMeters: 100 };
}

/** Its people alone begin to move; the simulator's first order begins with him at her door. */
function simulate(
  orderId: string,
  home: { center: LonLat; radiusMeters: number },
  parties: readonly Party[],
  file: string,
): HouseProcess {
  const { baseUrl, staff, agencies } = demo;
  const agency = agencies[1]!.name;
  writeFileSync(
    file,
    JSON.stringify({
      baseUrl,
      staff: staff.map((member) => ({ ...member, agency })),
      devices: parties.map(({ role, device }) => ({ ...device, role, orderId })),
      orders: [{ id: orderId, agency, zones: [{ id: randomUUID(), name: 'home', ...home }] }],
    }),
  );
  return HouseProcess.start('apps/simulator/src/main.js', ['--demo', file], {});
}
