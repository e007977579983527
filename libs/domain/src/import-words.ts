/** What a table may bring in. */
export const importKinds = ['orders', 'devices'] as const;
export type ImportKind = (typeof importKinds)[number];
/** Of the file, before base64. 5,000 lines of 15 long cells take a third of it. */
export const importFileBytes = 4 * 1024 * 1024;

/** `reading`: a worker reads and checks the file. `ready`: its lines can be looked at and applied. */
export const importStates = ['reading', 'ready', 'applying', 'applied', 'failed', 'discarded', 'expired'] as const;
export type ImportState = (typeof importStates)[number];

/**
 * Why a file could not be read, or its lines not be applied. `changed_since`: what was good when it was looked at is not any more;
 * nothing was kept, and the lines say what is wrong now. `given_up`: its worker died each time.
 */
export const importFailures = [
  'not_a_table',
  'encoding_unknown',
  'packed_too_tightly',
  'too_many_lines',
  'empty',
  'columns_unknown',
  'changed_since',
  'not_permitted',
  'given_up',
] as const;
export type ImportFailure = (typeof importFailures)[number];

/** Columns of the tables that can be imported, in the order of the template. */
export const importColumns = {
  orders: [
    'number',
    'authority',
    'jurisdiction',
    'legalBasis',
    'validFrom',
    'validTo',
    'limitMeters',
    'warningMeters',
    'protectedName',
    'protectedPhone',
    'protectedLanguage',
    'respondentName',
    'respondentPhone',
    'respondentLanguage',
    'activate',
  ],
  devices: ['deviceId', 'kind', 'personPhone', 'personName', 'orderNumber', 'party', 'firmware', 'protocol'],
} as const satisfies Record<ImportKind, readonly string[]>;
export type OrderColumn = (typeof importColumns.orders)[number];
export type DeviceColumn = (typeof importColumns.devices)[number];
export type ImportColumn = OrderColumn | DeviceColumn;

/** What is wrong with a line. */
export const lineProblems = [
  'missing',
  'too_long',
  'not_a_date',
  'not_a_number',
  'out_of_range',
  'not_one_of',
  'not_a_phone',
  'characters_not_allowed',
  'number_shortened',
  'check_digit_wrong',
  'imei_needed',
  'twice_in_file',
  'exists',
  'ends_before_begins',
  'already_ended',
  'limit_missing',
  'same_person',
  'name_differs',
  'person_unknown',
  'person_ambiguous',
  'order_unknown',
  'order_ambiguous',
  'wearer_missing',
] as const;
export type LineProblemCode = (typeof lineProblems)[number];
