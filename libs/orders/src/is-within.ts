/** Letters as people look for them: of either case, ё as е. */
const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase().replaceAll('ё', 'е');

/** Whether each word of the one text begins or stands within the other. */
export function isWithin(sought: string, text: string): boolean {
  const whole = plain(text);
  return plain(sought)
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
