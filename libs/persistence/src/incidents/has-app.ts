/** SQL: a phone that holds a key has the app, which reads what its person is told. A tracker's token reads nothing. */
export const hasApp = (person: string): string =>
  `EXISTS (SELECT 1 FROM device v WHERE v.person_id = ${person}.id AND v.kind = 'phone' AND v.key_thumbprint IS NOT NULL
     AND v.revoked_at IS NULL)`;
