/** What a change does to the import that it carries out, in the same transaction. */
export interface Imports {
  /** Ends it and deletes its lines. False when another worker has taken it over: nothing may be kept then. */
  applied(id: string, attempt: number, drafts: boolean, now: number): Promise<boolean>;
}
