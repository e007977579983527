import { permissionsOf, type StaffPermission } from '#access';
import { type ImportKind, importKinds, type StaffRole } from '#domain';

/** What an import of each kind does, which its importer must be allowed to do one by one. */
const needs: Readonly<Record<ImportKind, readonly StaffPermission[]>> = {
  orders: ['order.write', 'person.write'],
  devices: ['device.write'],
};

export const mayImport = (role: StaffRole, kind: ImportKind): boolean => {
  const granted = permissionsOf(role);
  return ['import.write' as const, ...needs[kind]].every((permission) => granted.includes(permission));
};

export const kindsOf = (role: StaffRole): ImportKind[] => importKinds.filter((kind) => mayImport(role, kind));
