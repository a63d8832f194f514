import type { DeskAct } from '../acts/perform.ts';
import type { Installation } from '../device/installation.ts';
import type { Dice } from '../random.ts';
import type { World } from '../world.ts';

/** Where a fault happens. */
export interface Scene {
  readonly world: World;
  readonly installation: Installation;
  readonly slot: number;
  readonly dice: Dice;
  /** Something that the person at the device does meanwhile. */
  readonly act: (act: DeskAct) => Promise<boolean>;
}
