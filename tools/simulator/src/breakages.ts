import type { Breakage } from './breakage.ts';
import { DEVICE_BREAKAGES } from './device-breakages.ts';
import { SERVER_BREAKAGES } from './server-breakages.ts';

/** Every way in which the code is broken on purpose. */
export const BREAKAGES: readonly Breakage[] = [...SERVER_BREAKAGES, ...DEVICE_BREAKAGES];
