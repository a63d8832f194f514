import type { Obstacle } from '../screens/sync/state/obstacle.ts';

const movements = (count: number): string => (count === 1 ? '1 movimiento' : `${String(count)} movimientos`);

/** Where what was sold here stands, and what to do about it. */
export const syncState = {
  heading: 'Sincronización',
  allSafe: 'Todo está protegido',
  allSafeBody: 'Lo que vendiste ya está guardado fuera de este aparato.',
  hint: 'Qué falta de mandar y copias',
  /** "12 ventas por $843.50 y 3 movimientos más". */
  onlyHere: (sales: number, amount: string, others: number) => {
    const sold = sales === 0 ? null : `${sales === 1 ? '1 venta' : `${String(sales)} ventas`} por ${amount}`;
    if (sold === null) return movements(others);
    return others === 0 ? sold : `${sold} y ${movements(others)} más`;
  },
  /** An hour ends in a.m. or p.m.: two full stops are none. */
  are: (what: string, isOne: boolean, since: string) =>
    `${what} ${isOne ? 'está' : 'están'} sólo en este aparato, desde ${since.replace(/\.$/u, '')}.`,
  lastContact: (when: string) => `Última vez con internet: ${when}`,
  neverInContact: 'Este aparato todavía no habla con el servidor.',
  enter: 'Entrar otra vez',
  sending: 'Se están mandando',
  sendNow: 'Mandar ahora',
  obstacles: {
    offline: ['Sin internet. Sigue vendiendo.', 'Se mandan solas al volver la señal.'],
    server: ['El servidor no contesta. Sigue vendiendo.', 'Se vuelve a intentar solo, y nada se pierde.'],
    logged_out: [
      'Entra otra vez',
      'Tu sesión terminó. Sigue vendiendo; para mandar lo que falta, entra con tu teléfono y tu NIP.',
    ],
    wrong_tenant: [
      'Entra con la tienda correcta',
      'Lo que falta es de otra tienda que se usó en este aparato. Se queda guardado hasta que entren con ella.',
    ],
    revoked: [
      'Este aparato se desvinculó',
      'Lo que vendes aquí ya no entra solo a las cuentas: llega a “Por revisar” y el dueño decide. Para que cuente, entra otra vez.',
    ],
    update: [
      'Hace falta actualizar',
      'Lo que vendes se sigue mandando. Actualiza para ver lo que pasa en otros aparatos.',
    ],
  } satisfies Record<Exclude<Obstacle, null>, readonly [string, string]>,
};

/** What other shops left on this device. */
export const otherShops = {
  title: 'De otra tienda en este aparato',
  waits: (shop: string, count: number) =>
    `${shop}: ${movements(count)} ${count === 1 ? 'está sólo aquí. Se manda solo' : 'están sólo aquí. Se mandan solos'} cuando alguien entre con esa tienda.`,
  enter: 'Entrar con esa tienda',
};

export const serverKeeps = {
  title: 'Espera en el servidor',
  help: 'Ya está guardado fuera de este aparato. Aquí no tienes que hacer nada.',
  parked: 'Se completa cuando llegue lo que falta de otro aparato.',
  quarantined: 'Algo falló al apuntarlo; el servidor lo intenta solo.',
  awaitsOwner: 'Espera a que el dueño lo revise.',
  more: (count: number) => `y ${String(count)} más`,
};

export const correct = {
  open: 'Corregir y mandar',
  done: 'Corregido. Se manda con los datos nuevos.',
};

export const copies = {
  title: 'Copias de lo que hay aquí',
  help: 'Una copia lleva todo lo que este aparato guarda, tal como se escribió.',
  plain: 'Guardar una copia',
  sealed: 'Guardar una copia con contraseña',
  bring: 'Traer una copia',
  sealTitle: 'Copia con contraseña',
  sealHelp: 'Sin la contraseña nadie puede abrirla, ni nosotros. Apúntala.',
  passphrase: 'Contraseña',
  again: 'Escríbela otra vez',
  tooShort: 'Usa al menos 8 letras o números.',
  different: 'No son iguales.',
  save: 'Guardar la copia',
  saving: 'Cerrando con llave…',
  saved: 'Copia guardada. Revisa tus descargas.',
  name: 'mis-ventas',
  bringTitle: 'Traer una copia',
  bringHelp: 'Elige la copia con contraseña de otro aparato. Lo que no había llegado queda por revisar para el dueño.',
  file: 'Archivo de la copia',
  choose: 'Elegir archivo',
  noFile: 'Elige el archivo.',
  send: 'Entregar la copia',
  sending: 'Entregando…',
  brought: 'Entregado',
  waiting: (count: number) => `${movements(count)} ${count === 1 ? 'queda' : 'quedan'} por revisar para el dueño.`,
  known: (count: number) => `${movements(count)} ya ${count === 1 ? 'estaba' : 'estaban'} en tus cuentas.`,
  declined: (count: number) =>
    `${movements(count)} no se ${count === 1 ? 'entregó: ya lo' : 'entregaron: ya los'} habías dejado fuera.`,
  refused: (count: number) => `${movements(count)} no se ${count === 1 ? 'pudo' : 'pudieron'} entregar.`,
  stillLinked: 'Primero desvincula el otro aparato en Ajustes → Teléfonos y computadoras y vuelve a traer la copia.',
  empty: 'Esa copia no traía nada.',
};

export const storage = {
  title: 'Dónde se guarda',
  persisted: 'El navegador prometió no borrar lo que vendes, aunque falte espacio.',
  notPersisted: 'Si falta espacio, el navegador podría borrar lo que vendes sin internet.',
  ask: 'Pedir que no lo borre',
  refused: 'El navegador todavía no quiere. Instala MiChangarrito o úsalo más, y vuelve a pedirlo.',
  used: (used: string, left: string) => `Usa ${used}; quedan ${left}.`,
  almostFull: 'Queda poco espacio. Borra fotos o apps para poder seguir guardando ventas.',
  size: (bytes: number) =>
    bytes < 1e9 ? `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`,
};

export const installApp = {
  title: 'Ponla en tu pantalla de inicio',
  body: 'Se abre como cualquier app, con o sin internet.',
  button: 'Instalar',
  /** The title of a sheet: short, so that it stands in one line of a phone. */
  ask: 'Instálala antes de vender',
  safariTitle: 'Instálala antes de vender sin internet',
  safariBody:
    'Safari borra lo que guarda una página si pasan 7 días sin abrirla. En la pantalla de inicio no lo borra.',
  safariSteps: [
    'Toca Compartir (el cuadro con la flecha hacia arriba).',
    'Elige “Agregar a inicio”.',
    'Ábrela desde ahí y entra con tu teléfono y tu NIP.',
  ],
  later: 'Ahora no',
};

/** What waits for the owner. */
export const review = {
  hint: 'Lo que llegó y falta apuntar',
  help: 'Esto ya llegó, pero todavía no queda bien apuntado. Acepta lo que sí pasó.',
  emptyTitle: 'Nada por revisar',
  emptyBody: 'Aquí llega lo que un aparato desvinculado no había mandado, y lo que no se pudo apuntar.',
  offline: 'Sin internet no se ve lo que falta por revisar. Está guardado en el servidor.',
  reasons: {
    failed: 'Algo falló al apuntarlo; se intenta solo',
    deposited: 'De un aparato desvinculado',
    refused: 'No cuadra con lo que llegó',
  } as const,
  waitsFor: (what: string) => `Espera ${what}`,
  /** What has not arrived, by the kind of row; `folio` of a ticket where it is known. */
  missing: (kind: string | undefined, folio: string | null): string => {
    const words: Record<string, string> = {
      customer: 'al cliente',
      product: 'un producto',
      category: 'la categoría',
      till_session: 'la apertura de la caja',
      sale: folio === null ? 'la venta' : `la venta ${folio}`,
    };
    return words[kind ?? ''] ?? 'algo de otro aparato';
  },
  count: (count: number, amount: string) => `${movements(count)} · ${amount}`,
  acceptAll: 'Aceptar todo',
  retry: 'Intentar otra vez',
  rejectAll: 'No apuntar',
  acceptAsk: (count: number) => `¿Apuntar ${movements(count)} en tus cuentas?`,
  acceptHelp:
    'Entra a tus cuentas con la fecha en que pasó. Lo que se cobró en efectivo después del corte queda como ajuste.',
  retryAsk: (count: number) => `¿Intentar otra vez ${movements(count)}?`,
  retryHelp: {
    parked: 'Se apunta solo cuando llegue lo que espera. Puedes intentarlo ahora.',
    failed: 'Se intenta solo cada rato. Puedes intentarlo ahora.',
    refused: 'Lo que llegó no permite apuntarlo así. Puedes intentarlo otra vez o dejarlo fuera.',
  } as const,
  rejectAsk: (count: number) => `¿Dejar fuera ${movements(count)}?`,
  rejectHelp: 'No entra a tus cuentas nunca. El texto se queda guardado por si alguien pregunta.',
  /** What leaving it out does not undo: its cash is in the drawer's account since it arrived. */
  cashStays: {
    in: 'Si se cobró en efectivo, ese dinero ya entró a la caja y se queda así.',
    out: 'Si se pagó en efectivo, ese dinero ya salió de la caja y se queda así.',
    either: 'El efectivo que ya se movió en la caja se queda así.',
  } as const,
  accept: (count: number) => (count === 1 ? 'Apuntarlo' : 'Apuntarlos'),
  reject: (count: number) => (count === 1 ? 'Dejarlo fuera' : 'Dejarlos fuera'),
  settled: (count: number) => `Listo: ${movements(count)}.`,
  waits: (count: number) => `${movements(count)} ${count === 1 ? 'sigue esperando' : 'siguen esperando'}.`,
  stillWaits: (what: string) => `Sigue esperando ${what}.`,
  stillRefused: 'Sigue sin cuadrar. No se apuntó.',
  stillFailed: 'Otra vez falló. Se sigue intentando solo.',
  unknown: 'Alguien',
};

export const unlink = {
  own: 'Desvincular este aparato',
  ownHint: 'Quita tu tienda de aquí',
  ownAsk: '¿Desvincular este aparato?',
  ownHelp: 'Se borra de aquí todo lo de tu tienda. Lo que vendiste ya está protegido y se queda en tus cuentas.',
  refused: (count: number) =>
    `${movements(count)} ${count === 1 ? 'está' : 'están'} sólo aquí. Conéctate a internet para ${count === 1 ? 'mandarlo' : 'mandarlos'}; mientras, guarda una copia con contraseña.`,
  attention: (count: number) =>
    `${movements(count)} te ${count === 1 ? 'necesita' : 'necesitan'} y no ${count === 1 ? 'está' : 'están'} en tus cuentas. Si desvinculas, se ${count === 1 ? 'borra' : 'borran'} de aquí; guarda antes una copia.`,
  other: 'Desvincular',
  otherAsk: (name: string) => `¿Desvincular ${name}?`,
  otherHelp:
    'Ya no recibe nada de tu tienda, y en cuanto se conecte se borran de ahí tus clientes, fiados y ventas. Lo que vendió y no ha mandado llega a “Por revisar”, y tú decides si se apunta.',
  done: (name: string) => `Se desvinculó ${name}`,
};

/** Giving back goods of a ticket whose sale is not on this device. */
export const ticketRefund = {
  folio: 'Folio del ticket',
  folioHint: 'Como está impreso: A-000123',
  folioWrong: 'Escribe el folio completo, como A-000123.',
  help: 'Esa venta no está en este aparato. Anota qué regresa; se acomoda sola cuando llegue la venta.',
  pick: 'Agregar producto',
  search: 'Busca un producto',
  varios: 'Otra cosa',
  variosName: 'Otra cosa (varios)',
  amount: (name: string) => `Cuánto regresas por ${name}`,
  remove: (name: string) => `Quitar ${name}`,
  empty: 'Agrega lo que regresa el cliente.',
  amountWrong: 'Pon una cantidad de dinero.',
  done: (money: string) => `Devolviste ${money}. Se acomoda cuando llegue la venta.`,
};
