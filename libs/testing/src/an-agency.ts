import { hash } from '@node-rs/argon2';
import type { StaffCaller } from '#access';
import type { AgencyKind, Language, StaffRole } from '#domain';
import { actorOf, addStaffMember, type AgencyRecord, callerOf, foundAgencyAsSystem } from '#orders';
import type { CaseTools } from './case-tools.js';

/** Of every account that builders make. */
export const testPassword = 'correct horse battery staple';
/** What a guess costs stands in the hash. Tests log in some thousand times, and nobody guesses this one. */
const cost = { memoryCost: 256, timeCost: 1, parallelism: 1 };
let hashed: Promise<string> | undefined;
const testPasswordHash = (): Promise<string> => (hashed ??= hash(testPassword, cost));

export interface TestStaffMember {
  id: string;
  role: StaffRole;
  email: string;
  password: string;
  /** As the guard would let them in. */
  caller: StaffCaller;
}

/** An agency that exists, with the accounts asked for. */
export class TestAgency {
  constructor(
    readonly record: AgencyRecord,
    readonly staff: readonly TestStaffMember[],
  ) {}

  get id(): string {
    return this.record.id;
  }

  get cell(): number {
    return this.record.cell;
  }

  /** The first account with this role. */
  member(role: StaffRole): TestStaffMember {
    const found = this.staff.find((member) => member.role === role);
    if (!found) throw new Error(`the test's agency has no ${role}`);
    return found;
  }

  /** Who sets up the agency's cases. */
  get administrator(): StaffCaller {
    return this.member('administrator').caller;
  }
}

export class AgencyBuilder {
  private name = 'Almaty police';
  private kind: AgencyKind = 'police';
  private region = 'Almaty';
  private timeZone = 'Asia/Almaty';
  private language: Language = 'ru';
  private cell: number | undefined;
  private readonly roles: StaffRole[] = [];

  named(name: string): this {
    this.name = name;
    return this;
  }

  ofKind(kind: AgencyKind): this {
    this.kind = kind;
    return this;
  }

  inRegion(region: string, timeZone = this.timeZone): this {
    this.region = region;
    this.timeZone = timeZone;
    return this;
  }

  speaking(language: Language): this {
    this.language = language;
    return this;
  }

  /** Without: that of the region. */
  inCell(cell: number): this {
    this.cell = cell;
    return this;
  }

  /** Besides the administrator, whom every agency has. */
  withStaff(...roles: StaffRole[]): this {
    this.roles.push(...roles);
    return this;
  }

  async founded(tools: CaseTools): Promise<TestAgency> {
    const { name, kind, region, timeZone, language, cell } = this;
    const passwordHash = await testPasswordHash();
    const email = address('administrator', tools);
    const { agency, administrator, administratorCaller } = await foundAgencyAsSystem(tools.cases, tools.newId, {
      name,
      kind,
      region,
      timeZone,
      language,
      cell,
      administrator: { email, name: 'Administrator', passwordHash },
    });
    const members = await tools.cases.change(actorOf(administratorCaller), async (work) => {
      const added: TestStaffMember[] = [];
      for (const role of this.roles) {
        const member = await addStaffMember(work, {
          email: address(role, tools),
          name: role,
          role,
          language,
          passwordHash,
          mustChangePassword: false,
        });
        added.push({ ...account(member), caller: callerOf(agency, member) });
      }
      return added;
    });
    return new TestAgency(agency, [{ ...account(administrator), caller: administratorCaller }, ...members]);
  }
}

const account = ({ id, role, email }: { id: string; role: StaffRole; email: string }) => ({
  id,
  role,
  email,
  password: testPassword,
});

/** Accounts of all tests of a run share one database. */
const address = (role: StaffRole, tools: CaseTools): string => `${role}.${tools.newId().slice(-12)}@example.org`;

export const anAgency = (): AgencyBuilder => new AgencyBuilder();
