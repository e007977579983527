/** SQL: whom a person chose herself is told nothing before they have agreed; whom an officer wrote down, the officer has asked. */
export const mayBeToldYet = (contact: string): string =>
  `(${contact}.designated_by = 'officer' OR ${contact}.consented_at IS NOT NULL)`;
