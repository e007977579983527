/**
 * By what a phone number is found, however it was typed: its digits, and the trunk prefix 8 of Kazakhstan and Russia as the
 * country code 7 that it stands for.
 */
export const phoneKey = (number: string): string => number.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7');
