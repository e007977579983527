import type { StaffCaller } from '#access';
import type { Address, DeviceKind, Language, PartyRole } from '#domain';
import { actorOf, designateContact, enrolDevice, hashPins, type NewDevice, registerPerson } from '#orders';
import type { CaseTools } from './case-tools.js';

export interface TestDevice {
  id: string;
  kind: DeviceKind;
  uniqueId: string;
  token: string;
}

export interface TestPerson {
  id: string;
  role: PartyRole;
  name: string;
  devices: readonly TestDevice[];
  contactIds: readonly string[];
}

type DeviceOptions = Omit<NewDevice, 'personId' | 'kind'>;

export class PersonBuilder {
  private language: Language = 'ru';
  private pin: string | undefined;
  private duressPin: string | undefined;
  private readonly devices: (DeviceOptions & { kind: DeviceKind })[] = [];
  private readonly contacts: Address[][] = [];

  constructor(
    readonly role: PartyRole,
    private name: string,
  ) {}

  named(name: string): this {
    this.name = name;
    return this;
  }

  speaking(language: Language): this {
    this.language = language;
    return this;
  }

  withPins(pin: string, duressPin: string): this {
    [this.pin, this.duressPin] = [pin, duressPin];
    return this;
  }

  withDevice(kind: DeviceKind, options: DeviceOptions = {}): this {
    this.devices.push({ kind, ...options });
    return this;
  }

  withPhone(options: DeviceOptions = {}): this {
    return this.withDevice('phone', options);
  }

  withBracelet(options: DeviceOptions = {}): this {
    return this.withDevice('bracelet', options);
  }

  /** In the order in which they are told. */
  withContact(...channels: Address[]): this {
    this.contacts.push(channels);
    return this;
  }

  async registered(tools: CaseTools, by: StaffCaller): Promise<TestPerson> {
    const pins = await hashPins({ pin: this.pin, duressPin: this.duressPin });
    const { name, language, role } = this;
    return tools.cases.change(actorOf(by), async (work) => {
      const { id } = await registerPerson(work, { name, language, ...pins });
      const devices: TestDevice[] = [];
      for (const options of this.devices) {
        const { device, token } = await enrolDevice(work, { personId: id, ...options });
        devices.push({ id: device.id, kind: device.kind, uniqueId: device.uniqueId, token });
      }
      const contactIds: string[] = [];
      for (const [index, channels] of this.contacts.entries()) {
        const contact = { personId: id, name: `Contact ${index + 1}`, language, position: index + 1, channels };
        contactIds.push((await designateContact(work, contact, { loopbackAllowed: true })).id);
      }
      return { id, role, name, devices, contactIds };
    });
  }
}

export const aProtectedPerson = (): PersonBuilder => new PersonBuilder('protected', 'Protected person');
export const aRespondent = (): PersonBuilder => new PersonBuilder('respondent', 'Respondent');
