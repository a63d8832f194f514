import { deviceNames } from '../messages/data.ts';

const BROWSERS = [
  ['Edg', 'Edge'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;

/** A name that tells this device from others in the owner's list, from what the browser says of itself. */
export function deviceName(userAgent: string): string {
  const isTablet = /iPad|Tablet/.test(userAgent) || (userAgent.includes('Android') && !userAgent.includes('Mobile'));
  const isPhone = /iPhone|Android/.test(userAgent);
  const kind = isTablet ? deviceNames.tablet : isPhone ? deviceNames.phone : deviceNames.computer;
  const browser = BROWSERS.find(([mark]) => userAgent.includes(mark));
  return browser === undefined ? kind : deviceNames.named(kind, browser[1]);
}
