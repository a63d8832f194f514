import { Listeners } from '@michangarrito/local-store';
import { useSyncExternalStore } from 'react';

/**
 * How the app gets onto the home screen. `safari`: only by hand, and without it Safari erases what a page stored after seven days without a
 * visit. `prompt`: the browser asks when it is told to. `none`: it is there already, or this browser has no way.
 */
export type InstallWay = 'safari' | 'prompt' | 'none';

/** What Chromium gives before it would offer to install; it is no standard, so no library knows it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const listeners = new Listeners();
let offered: InstallPrompt | null = null;

/** Keeps the browser's own offer for when a person asks for it. */
export function waitForInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event as InstallPrompt;
    listeners.notify();
  });
  window.addEventListener('appinstalled', () => {
    offered = null;
    listeners.notify();
  });
}

/** Shows the browser's question. It can be shown once; the browser offers again later. */
export function install(): void {
  void offered?.prompt();
  offered = null;
  listeners.notify();
}

export function useInstallWay(): InstallWay {
  return useSyncExternalStore(
    (listener) => listeners.subscribe(listener),
    () => installWay(navigator, isStandalone(), offered !== null),
  );
}

const ASKED = 'michangarrito-install-asked';

/** Whether the person of this device has still to be told that Safari erases what a page keeps. */
export function hasToAskForInstall(): boolean {
  if (installWay(navigator, isStandalone(), false) !== 'safari') return false;
  try {
    return localStorage.getItem(ASKED) === null;
  } catch {
    return false;
  }
}

/** They have been told: it is not asked on this device again. */
export function rememberInstallAsked(): void {
  try {
    localStorage.setItem(ASKED, 'yes');
  } catch {
    // A browser that stores nothing cannot sell either, and says so elsewhere.
  }
}

function isStandalone(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true)
  );
}

/** By what the browser says of itself. Every browser of an iPhone is Safari inside; an iPad calls itself a Mac and has a touch screen. */
export function installWay(
  { userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>,
  standalone: boolean,
  isOffered: boolean,
): InstallWay {
  if (standalone) return 'none';
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
  const isSafari = /Version\/[\d.]+.*Safari/.test(userAgent) && !/Chrome|Chromium|Android/.test(userAgent);
  if (isApple || isSafari) return 'safari';
  return isOffered ? 'prompt' : 'none';
}
