/** Port: whether this process can take reports now (design, section 4). */
export interface Admission {
  /** `undefined` when they are taken; else in how many seconds the device shall send them again. */
  postponed(): number | undefined;
}
export const ADMISSION = Symbol('Admission');
