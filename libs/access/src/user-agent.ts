/** In this order: a browser names those that it is compatible with too. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox on Windows": enough to know one's own sessions by, and no fingerprint. */
export function userAgentFamily(header: string | undefined): string {
  const named = (of: readonly [RegExp, string][]) => of.find(([pattern]) => pattern.test(header ?? ''))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  if (!browser) return 'other';
  return system ? `${browser} on ${system}` : browser;
}
