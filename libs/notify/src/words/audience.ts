import { assertNever, type RecipientRole } from '#domain';

/** Who reads a message: what may be said to them differs. */
export const audiences = ['staff', 'protected_person', 'contact', 'respondent'] as const;
export type Audience = (typeof audiences)[number];

export function audienceOf(recipient: RecipientRole): Audience {
  switch (recipient) {
    case 'desk':
    case 'supervisor':
    case 'case_officer':
      return 'staff';
    case 'protected_person':
    case 'contact':
    case 'respondent':
      return recipient;
    default:
      return assertNever(recipient);
  }
}
