/** Fifteen digits: an IMEI is meant, whatever stands between them. */
export const looksLikeImei = (text: string): boolean => /^\d{15}$/.test(text);

/** Whether the last of the fifteen digits is the one that the others give (Luhn; 3GPP TS 23.003, annex B). */
export function isImei(text: string): boolean {
  if (!looksLikeImei(text)) return false;
  const sum = [...text].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
