import type { BusinessType } from '@michangarrito/domain';

/** Getting in: opening a shop and entering one. */

export const giros: Record<BusinessType, string> = {
  abarrotes: 'Abarrotes',
  fonda: 'Fonda',
  papeleria: 'Papelería',
  estetica: 'Estética',
  ferreteria: 'Ferretería',
  farmacia: 'Farmacia',
  panaderia: 'Panadería',
  fruteria: 'Frutería',
  carniceria: 'Carnicería',
  tortilleria: 'Tortillería',
  ropa: 'Ropa',
  otro: 'Otro',
};

export const phoneStep = {
  label: 'Tu teléfono',
  hint: '10 números. Ahí te llega un código.',
  tooShort: 'Faltan números: son 10.',
  send: 'Mandar código',
  sending: 'Mandando…',
};

export const codeStep = {
  label: 'Código de 6 números',
  sentTo: (phone: string) => `Lo mandamos al ${phone}. Vale 5 minutos.`,
  tooShort: 'Son 6 números.',
  check: 'Seguir',
  checking: 'Revisando…',
  resend: 'Mandar otro',
  resendIn: (seconds: number) => `Mandar otro en ${String(seconds)} s`,
  otherPhone: 'Es otro teléfono',
  demo: (code: string) => `Demostración: tu código es ${code}`,
  useDemo: 'Usarlo',
};

export const shopStep = {
  shopName: '¿Cómo se llama tu tienda?',
  shopNamePlaceholder: 'Por ejemplo: Abarrotes La Esquina',
  ownerName: '¿Cómo te llamas?',
  ownerNamePlaceholder: 'Por ejemplo: Mary',
  giro: '¿Qué vendes?',
  starter: 'Empezar con productos',
  starterHint: (count: number, examples: readonly string[]) =>
    `${String(count)} productos de tu giro con precio: ${examples.join(', ')}… Cámbialos cuando quieras.`,
  starterNone: 'De este giro empiezas sin productos. Los agregas al vender.',
  nameMissing: 'Ponle nombre a tu tienda.',
  ownerMissing: 'Pon tu nombre.',
  next: 'Seguir',
};

export const pinStep = {
  create: 'Elige tu NIP de 6 números',
  createHint: 'Con él entras y cambias de persona. No uses 123456 ni tu fecha de nacimiento.',
  repeat: 'Escríbelo otra vez',
  enter: 'Tu NIP',
  first: 'Elige tu NIP, de 4 a 6 números',
  tooShort: 'Te faltan números.',
  different: 'No son iguales. Escríbelo otra vez.',
  open: 'Abrir mi tienda',
  opening: 'Abriendo…',
  in: 'Entrar',
  entering: 'Entrando…',
};

export const entry = {
  welcome: 'Vende, fía y cierra el día desde tu teléfono, con o sin internet.',
  haveShop: 'Ya tengo tienda',
  noShop: 'Todavía no tengo tienda',
  noShopHere: 'Con ese teléfono todavía no hay tienda.',
  openOne: 'Abrir una tienda',
  chooseShop: '¿A cuál entras?',
  shopsFound: 'Con ese teléfono ya hay tienda.',
  another: 'Abrir otra tienda',
  otherCode: 'Pedir otro código',
  enterShop: (name: string) => `Entrar a ${name}`,
  step: (now: number, all: number) => `Paso ${String(now)} de ${String(all)}`,
  showPin: 'Ver NIP',
  hidePin: 'Ocultar NIP',
};
