import type { StaffAccounts } from '#access';
import type { IdFactory } from '#domain';
import { type Cases, defaultCell } from '#orders';
import { type DemoFile, demoFile, emptyDemo, withoutAgency, withPart } from './demo-file.js';
import { demoPlan } from './demo-plan.js';
import { readJson, writePrivate } from './private-file.js';
import { administratorEmail, seedAgency } from './seed-agency.js';

export interface DemoHouse {
  accounts: Pick<StaffAccounts, 'byEmail'>;
  cases: Cases;
  newId: IdFactory;
}

/** The database holds a demo whose secrets are not in the file: they cannot be had again. */
class DemoElsewhere extends Error {
  constructor(path: string) {
    super(
      `This database holds a demo already, but its passwords and tokens are not in ${path}. Start with the data directory of that demo, with --no-demo, or on an empty database.`,
    );
  }
}

/**
 * Puts the demo into the database, as far as it is not there, and what opens it into the file. An agency is in the
 * database as a whole or not at all, and in the file before it is in the database: an interrupted seed is simply gone
 * on with.
 */
export async function seedDemo(house: DemoHouse, path: string, baseUrl: string): Promise<DemoFile> {
  const kept = demoFile.safeParse(await readJson(path));
  let file: DemoFile = kept.success ? { ...kept.data, baseUrl } : emptyDemo(baseUrl);
  for (const planned of demoPlan) {
    const inFile = file.agencies.find(({ name }) => name === planned.name);
    const account = await house.accounts.byEmail(administratorEmail(planned));
    if (account && account.agencyId !== inFile?.id) throw new DemoElsewhere(path);
    if (account) continue;
    file = withoutAgency(file, planned.name);
    await seedAgency(house.cases, house.newId, planned, defaultCell, async (part) => {
      file = withPart(file, part);
      await writePrivate(path, file);
    });
  }
  await writePrivate(path, file);
  return file;
}
