import type { Permission } from '@michangarrito/domain';

/** Everything that is set once: the shop, the people, the devices, the looks. */
export const settings = {
  unread: 'No se pudo leer',
  shop: 'Tu tienda',
  shopHint: 'Nombre, dirección y ticket',
  team: 'Tu equipo',
  teamHint: 'Quién vende y qué puede hacer',
  devices: 'Teléfonos y computadoras',
  devicesHint: 'Dónde está abierta tu tienda',
  look: 'Apariencia',
  lookSystem: 'Automática',
  lookLight: 'Clara',
  lookDark: 'Oscura',
  switchPerson: 'Cambiar de persona',
  switchHint: (name: string) => `Ahora está ${name}`,
  logOut: 'Cerrar sesión',
  logOutAsk: '¿Cerrar sesión en este aparato?',
  logOutWaiting: (count: number) =>
    count === 1
      ? '1 movimiento está sólo aquí. Conéctate a internet para mandarlo antes de cerrar sesión.'
      : `${String(count)} movimientos están sólo aquí. Conéctate a internet para mandarlos antes de cerrar sesión.`,
  logOutSafe: 'Todo lo que vendiste ya está protegido. Para volver a entrar pide un código a tu teléfono.',
  logOutRefused: (count: number) =>
    count === 1
      ? '1 movimiento te necesita: no se pudo mandar y no está en tus cuentas.'
      : `${String(count)} movimientos te necesitan: no se pudieron mandar y no están en tus cuentas.`,
  logOutMore: (count: number) => `y ${String(count)} más`,
  logOutKept:
    'Se quedan guardados en este aparato aunque cierres sesión. Para arreglarlos, vuelve a entrar aquí con un código.',
  logOutSee: 'Ver qué hacer',
  logOutAnyway: 'Cerrar sesión así',
  noPermission: 'Sólo el dueño puede ver esto.',
  saved: 'Guardado',
};

export const shopForm = {
  name: 'Nombre de la tienda',
  address: 'Dirección',
  rfc: 'RFC',
  rfcHint: 'Si lo tienes, sale en tu ticket',
  rfcWrong: 'Ese RFC no está completo. Son 12 o 13 letras y números.',
  regime: 'Régimen fiscal',
  regimeHint: 'Tres números, por ejemplo 626',
  regimeWrong: 'Son tres números.',
  footer: 'Mensaje al final del ticket',
  cap: 'Tope de Varios',
  capHint: 'Lo más que se puede cobrar sin producto',
  capWrong: 'Pon de $1.00 a $100,000.00.',
  nameMissing: 'Ponle nombre a tu tienda.',
};

export const team = {
  offline: 'Sin internet no se ve tu equipo.',
  owner: 'Dueño',
  employee: 'Vende',
  off: 'Ya no trabaja aquí',
  noPin: 'Sin NIP todavía',
  add: 'Agregar a alguien',
  name: 'Nombre',
  phone: 'Teléfono',
  phoneHint: 'Hace falta: con él entra en su aparato.',
  phoneWrong: 'Son 10 números.',
  nameMissing: 'Pon su nombre.',
  pin: 'NIP, de 4 a 6 números',
  pinHint: 'Para cambiar de persona en este aparato. Si lo dejas vacío, lo elige al entrar.',
  newPin: 'NIP nuevo',
  newPinHint: 'Déjalo vacío para no cambiarlo',
  pinShort: 'Son de 4 a 6 números.',
  can: 'Qué puede hacer',
  works: 'Trabaja aquí',
  emptyTitle: 'Trabajas sola o solo',
  emptyBody: 'Cuando alguien te ayude, agrégalo: vende con su NIP y tú ves quién cobró.',
};

export const permissionNames: Record<Permission, string> = {
  'profit.view': 'Ver ganancias y costos',
  'price.edit': 'Cambiar precios',
  'price.override': 'Vender a otro precio',
  'discount.give': 'Hacer descuentos',
  'sale.cancel': 'Cancelar ventas',
  'sale.refund': 'Hacer devoluciones',
  'debt.forgive': 'Perdonar deudas',
  'credit.limit': 'Poner límites de fiado',
  'stock.adjust': 'Mover inventario',
  'till.close': 'Hacer el corte',
  'report.view': 'Ver el resumen del día',
  'team.manage': 'Manejar el equipo',
  'settings.manage': 'Cambiar los datos de la tienda',
};

export const devices = {
  offline: 'Sin internet no se ve dónde está abierta tu tienda.',
  current: 'Este aparato',
  series: (series: string) => `Tickets ${series}`,
  lastSeen: (when: string) => `Se usó ${when}`,
  end: 'Cerrar aquí',
  ended: (name: string) => `Se cerró en ${name}`,
  endAsk: (name: string) => `¿Cerrar en ${name}?`,
  endHelp: 'Lo que vendió ese aparato y no ha mandado se queda guardado ahí hasta que alguien vuelva a entrar.',
  person: (name: string) => `Está ${name}`,
};

export const switcher = {
  title: '¿Quién sigue?',
  pinOf: (name: string) => `NIP de ${name}`,
  enter: 'Seguir',
  entering: 'Revisando…',
  noPin: 'Todavía no tiene NIP',
};
