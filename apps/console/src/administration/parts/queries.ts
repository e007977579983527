import { answer, api } from '../../api/client.js';

/** Keys of what is read here, so that a change says what it changes. */
export const keys = {
  people: ['people'],
  person: (id: string) => ['people', 'one', id],
  // Page by page; the desk keeps its own of both, whole.
  contacts: (personId: string) => ['contacts', personId, 'pages'],
  devices: ['devices'],
  device: (id: string) => ['devices', 'one', id],
  commands: (deviceId: string) => ['devices', 'commands', deviceId],
  units: ['units', 'pages'],
  staff: ['admin-staff'],
  staffMember: (id: string) => ['admin-staff', 'one', id],
  sessions: (staffId: string) => ['admin-staff', 'sessions', staffId],
  imports: ['imports'],
  import: (id: string) => ['imports', 'one', id],
  importLines: (id: string) => ['imports', 'lines', id],
};

const pageSize = 100;
export const pageOf = (cursor: string | undefined) => ({ limit: pageSize, ...(cursor !== undefined && { cursor }) });

export const readPerson = (id: string) => answer(api.GET('/v1/people/{id}', { params: { path: { id } } }));

/** By the whole number, or by beginnings of words of the name. */
export async function findPeople(text: string) {
  const isNumber = /^\+?[0-9][0-9 ()-]{3,29}$/.test(text);
  const { people } = await answer(api.POST('/v1/people/find', { body: isNumber ? { phone: text } : { name: text } }));
  return people;
}
