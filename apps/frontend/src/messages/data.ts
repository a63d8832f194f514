/** What the device itself has to say when something cannot be read, written or sent. */
export const dataErrors = {
  unreachable: 'No hay conexión. Lo que cobres se guarda aquí y se manda solo.',
  STORAGE_FULL: 'Ya no hay espacio en este aparato. Borra fotos o apps y vuelve a intentar; no se guardó.',
  STORAGE_UNREADABLE: 'El navegador no deja guardar en este aparato. Cierra la ventana privada o usa otro navegador.',
  STORAGE_NEWER: 'Hay una versión más nueva. Cierra y vuelve a abrir MiChangarrito.',
  STORAGE_ABORTED: 'El navegador no terminó de guardar. Intenta de nuevo.',
  DURABILITY_REFUSED: 'Este navegador no asegura lo que guarda. Usa Chrome, Edge, Firefox o Safari al día.',
  DUPLICATE_KEY: 'Eso ya estaba guardado.',
  OPEN_SALE_GONE: 'Esta venta ya se cobró o se quitó. Revisa tus ventas.',
  UNPROTECTED_LEFT: 'Hay movimientos que sólo están aquí. Espera a que se manden o guarda una copia.',
  DEVICE_ERASED: 'Este aparato ya se desenlazó de la tienda. Entra de nuevo; no se guardó.',
  SEAL_UNREADABLE: 'Ese archivo no es una copia de MiChangarrito.',
  SEAL_NOT_OPENED: 'Esa contraseña no abre la copia. Revísala y vuelve a intentar.',
};

const plural = (count: number, word: string) => `${String(count)} ${word}${count === 1 ? '' : 's'}`;

/** Why somebody cannot take over the device without internet. */
export const pinErrors = {
  wrong: 'Ese NIP no es. Revísalo y vuelve a intentar.',
  locked: (minutes: number) => {
    const hours = Math.ceil(minutes / 60);
    const wait = minutes >= 60 ? plural(hours, 'hora') : plural(minutes, 'minuto');
    return `Van muchos NIP equivocados. Espera ${wait} y vuelve a intentar.`;
  },
  unknown: 'Esa persona no ha entrado en este aparato con su NIP de ahora. Esta vez hace falta internet.',
};

/** Which device this is, where the person has not named it. */
export const deviceNames = {
  phone: 'Teléfono',
  tablet: 'Tableta',
  computer: 'Computadora',
  named: (kind: string, browser: string) => `${kind} · ${browser}`,
};

const fieldNames: Record<string, string> = {
  name: 'El nombre',
  phone: 'El teléfono',
  note: 'La nota',
  reason: 'El motivo',
  reference: 'La referencia',
  aliases: 'Otros nombres',
  barcodes: 'El código de barras',
  quantityMilli: 'La cantidad',
  initialStockMilli: 'La cantidad',
  minimumMilli: 'El mínimo',
  countedMilli: 'La cantidad',
  lines: 'La lista de productos',
  payments: 'La lista de pagos',
};

/** What of a command cannot be kept, by the path to the field. */
export function unreadable(field: string): string {
  const named = field.split('.').findLast((step) => step in fieldNames || step.endsWith('Centavos'));
  const what = named === undefined ? 'Un dato' : (fieldNames[named] ?? 'Una cantidad de dinero');
  return `${what} es demasiado largo o no se puede guardar así. Corrígelo y vuelve a intentar; no se guardó nada.`;
}

/** What to do about something that the server refused and that is in no book. */
export function whatToDo(type: string): string {
  if (type in steps) return steps[type] ?? '';
  return 'No quedó en tus cuentas. Si sigue igual al mandarlo otra vez, hazlo de nuevo con los datos corregidos y toca “Ya lo arreglé”.';
}

const steps: Record<string, string> = {
  recordSale:
    'Esta venta no quedó en tus cuentas; el dinero sí está en tu caja. Si sigue igual al mandarla otra vez, cóbrala de nuevo en Vender con otro cliente o forma de pago y toca “Ya lo arreglé”.',
  createCustomer:
    'Esta persona no quedó en tu lista. Agrégala otra vez con un nombre más corto, cobra de nuevo lo que le fiaste y toca “Ya lo arreglé”.',
  createProduct:
    'Este producto no quedó en tu lista. Agrégalo otra vez con los datos corregidos y toca “Ya lo arreglé”.',
  editProduct: 'El producto quedó como estaba. Cámbialo otra vez y toca “Ya lo arreglé”.',
  editCustomer: 'La persona quedó como estaba. Cámbiala otra vez y toca “Ya lo arreglé”.',
};

/** The same of what is on this device already. */
export const unreadableHere = 'Un dato es demasiado largo o no se puede guardar así.';
