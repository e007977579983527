/** What the browser knows; a zone of the agency that it does not know is offered all the same. */
export function timeZones(own: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(own) ? known : [own, ...known];
}
