/** What somebody in need finds at a support place, the most urgent first. */
export const supportKinds = ['emergency', 'hotline', 'crisis_centre', 'legal_aid', 'social_service'] as const;
export type SupportKind = (typeof supportKinds)[number];

/** Of what a witness, or she herself, has told an agency without an account. */
export const intakeStates = ['new', 'in_work', 'closed'] as const;
export type IntakeState = (typeof intakeStates)[number];

export const intakeAuthors = ['reporter', 'agency'] as const;
export type IntakeAuthor = (typeof intakeAuthors)[number];

/** What may be brought with a report, by what the file itself is. */
export const intakeFileKinds = ['photo', 'audio', 'video'] as const;
export type IntakeFileKind = (typeof intakeFileKinds)[number];
