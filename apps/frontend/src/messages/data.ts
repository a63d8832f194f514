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
};

/** Which device this is, where the person has not named it. */
export const deviceNames = {
  phone: 'Teléfono',
  tablet: 'Tableta',
  computer: 'Computadora',
  named: (kind: string, browser: string) => `${kind} · ${browser}`,
};
