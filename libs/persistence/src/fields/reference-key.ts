/** By what the number of an order is found: its case and its spaces are nobody's intention. */
export const referenceKey = (reference: string): string =>
  reference.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
