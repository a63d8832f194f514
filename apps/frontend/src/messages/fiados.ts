/** Words of the debts. Debtors are named kindly; nobody "fails to pay". */
export const fiados = {
  owed: 'te deben',
  people: (count: number) => (count === 1 ? '1 persona' : `${String(count)} personas`),
  ageing: 'Desde cuándo te deben',
  ages: ['0–7 días', '8–15', '16–30', '30+'] as const,
  days: (count: number) => (count === 0 ? 'hoy' : count === 1 ? '1 día' : `${String(count)} días`),
  limit: (amount: string) => `límite ${amount}`,
  search: 'Busca a alguien',
  clearSearch: 'Borrar lo escrito',
  give: 'Fiar',
  newCustomer: 'Agregar a alguien',
  list: 'Quién te debe',
  credits: 'A su favor',
  emptyTitle: 'Nadie te debe',
  emptyBody: 'Cuando fíes, aquí ves quién y cuánto.',
  noMatch: (words: string) => `No encontré a “${words}”`,
  noMatchBody: 'Revisa cómo lo escribiste o agrégalo.',
  settled: 'no debe nada',
  credit: 'a su favor',
  offline: 'No se pudo leer quién te debe',
};

/** When somebody has agreed to pay, in a list ("paga el viernes"). */
export const dueRules = {
  weekly: (weekday: number) => `paga los ${WEEKDAYS[weekday - 1] ?? ''}`,
  biweekly: 'paga quincenal',
  days: (days: number) => (days === 1 ? 'paga al otro día' : `paga a ${String(days)} días`),
};

const WEEKDAYS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábados', 'domingos'];

export const customer = {
  owes: 'Te debe',
  credit: 'Tiene a su favor',
  settled: 'No te debe nada',
  since: (days: number) =>
    days === 0 ? 'Desde hoy' : days === 1 ? 'Desde hace 1 día' : `Desde hace ${String(days)} días`,
  left: 'Le quedan',
  over: 'Se pasó por',
  limit: (amount: string) => `Límite ${amount}`,
  statement: 'Movimientos',
  fiado: (folio: string) => `Fiado ${folio}`,
  fiadoPlain: 'Fiado',
  abono: { cash: 'Abono en efectivo', card: 'Abono con tarjeta', transfer: 'Abono por transferencia' } as Record<
    string,
    string
  >,
  abonoPlain: 'Abono',
  refund: 'Devolución',
  forgiven: 'Le perdonaste',
  remind: 'Recordar',
  receive: 'Recibir abono',
  more: 'Más opciones',
  choose: 'Elige a alguien para ver su cuenta',
  empty: 'Todavía no hay movimientos',
  offline: 'No se pudo leer esta cuenta',
  gone: 'No encontramos a esta persona',
  goneBody: 'Quizá la quitaron de la lista. Su cuenta sigue guardada.',
  statuses: { open: null, partly_paid: 'Pagado en parte', paid: 'Pagado', forgiven: 'Perdonado', disputed: 'En duda' },
  overdue: 'Vencido',
  here: 'Sólo aquí',
};

export const abonoSheet = {
  title: 'Recibir abono',
  method: 'Cómo te paga',
  typed: 'Te da',
  left: 'Le quedan',
  credit: 'A su favor',
  all: 'Todo',
  quick: 'Cantidades rápidas',
  confirm: (amount: string) => `Recibir ${amount}`,
  confirmPlain: 'Recibir abono',
  tooMuch: (owed: string) => `Debe ${owed}. ¿Lo demás queda a su favor?`,
  owesNothing: 'No debe nada. Queda a su favor.',
  done: (amount: string, left: string) => `Abonó ${amount}. Le quedan ${left}.`,
  doneAll: (amount: string) => `Abonó ${amount}. Ya no debe nada.`,
  doneCredit: (amount: string, credit: string) => `Abonó ${amount}. Tiene ${credit} a su favor.`,
};

export const customerForm = {
  newTitle: 'Agregar a alguien',
  editTitle: 'Editar datos',
  name: 'Nombre',
  nameHint: 'Como le dices: Doña Lupe, Beto el del taller',
  nameMissing: 'Pon su nombre.',
  phone: 'Teléfono',
  phoneHint: 'Para mandarle su cuenta por WhatsApp',
  phoneWrong: 'Son 10 números.',
  limit: 'Hasta cuánto le fías',
  limitHint: 'Si lo dejas vacío, no tiene límite',
  limitWrong: 'Escribe un número, por ejemplo 500.',
  due: 'Cuándo paga',
  dueOptions: {
    none: 'Cuando pueda',
    biweekly: 'Cada quincena',
    'weekly-1': 'Los lunes',
    'weekly-2': 'Los martes',
    'weekly-3': 'Los miércoles',
    'weekly-4': 'Los jueves',
    'weekly-5': 'Los viernes',
    'weekly-6': 'Los sábados',
    'weekly-7': 'Los domingos',
    'days-8': 'A los 8 días',
    'days-15': 'A los 15 días',
    'days-30': 'A los 30 días',
  } as Record<string, string>,
  note: 'Nota',
  noteHint: 'Por ejemplo: vive en la esquina, casa azul',
  saved: (name: string) => `Guardaste a ${name}`,
};

export const customerMenu = {
  edit: 'Editar datos',
  share: 'Mandar su estado de cuenta',
  edits: 'Ver cambios de sus datos',
  archive: 'Quitar de la lista',
  archiveOwes: 'Todavía te debe; primero salda su cuenta',
  archived: (name: string) => `Quitaste a ${name}`,
};

export const reminder = {
  title: '¿Le mando este recordatorio?',
  subtitle: 'Nada sale sin tu permiso',
  text: (name: string, amount: string, shop: string) =>
    `Hola, ${name}. Te recuerdo con gusto que tu cuenta en ${shop} va en ${amount}. ¡Gracias!`,
  label: 'Mensaje',
  send: 'Abrir WhatsApp',
};

export const statementText = {
  title: (name: string, shop: string) => `*${shop}*\nCuenta de ${name}`,
  owes: (amount: string) => `*Debe ${amount}*`,
  credit: (amount: string) => `*Tiene ${amount} a su favor*`,
  settled: '*No debe nada*',
};
