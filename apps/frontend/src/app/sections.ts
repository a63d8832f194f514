import {
  Calculator,
  House,
  Menu,
  NotebookPen,
  Package,
  ReceiptText,
  Settings,
  ShoppingBasket,
  type LucideIcon,
} from 'lucide-react';
import { nav, sectionHints } from '../messages/common.ts';

export interface Section {
  to: '/inicio' | '/fiados' | '/vender' | '/mas' | '/productos' | '/corte' | '/ventas' | '/ajustes';
  label: string;
  icon: LucideIcon;
  /** What is there, said where there is room. */
  hint?: string;
}

const home: Section = { to: '/inicio', label: nav.home, icon: House };
const fiados: Section = { to: '/fiados', label: nav.fiados, icon: NotebookPen };
const sell: Section = { to: '/vender', label: nav.sell, icon: ShoppingBasket };
const more: Section = { to: '/mas', label: nav.more, icon: Menu };
const products: Section = { to: '/productos', label: nav.products, icon: Package, hint: sectionHints.products };
const sales: Section = { to: '/ventas', label: nav.sales, icon: ReceiptText, hint: sectionHints.sales };
const closure: Section = { to: '/corte', label: nav.closure, icon: Calculator, hint: sectionHints.closure };
const settings: Section = { to: '/ajustes', label: nav.settings, icon: Settings, hint: sectionHints.settings };

/** The band of a phone, in order; selling is the raised one. */
export const bandSections: readonly Section[] = [home, fiados, sell, more];

/** The rail of a wide screen; settings stand apart at its foot. */
export const railSections: readonly Section[] = [home, sell, fiados, sales, products, closure];
export const railFoot: Section = settings;

/** What the band of a phone has no room for. */
export const moreSections: readonly Section[] = [sales, products, closure, settings];

/** Everything, for the menu that stands before the tabs while a sale is open. */
export const allSections: readonly Section[] = [home, fiados, sales, products, closure, settings];
