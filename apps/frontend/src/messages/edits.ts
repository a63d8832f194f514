/** What people changed of a product or a customer. */
export const editHistory = {
  title: 'Cambios',
  none: 'Nadie le ha cambiado nada.',
  /** Of a product, whose prices stand by themselves. */
  others: 'Otros cambios',
  noOthers: 'Aparte del precio, nadie le ha cambiado nada.',
  offline: 'Sin internet no se ve el historial.',
  notKept: 'No guardamos los datos anteriores de una persona.',
  somebody: 'Alguien que ya no está',
  superseded: 'Otro aparato lo cambió sin verlo',
  changed: (field: string) => `${field}: cambió`,
  change: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
  nothing: 'nada',
  yes: 'sí',
  no: 'no',
};

/** Fields as a command names them. */
export const editedFieldNames: Readonly<Record<string, string>> = {
  name: 'Nombre',
  categoryId: 'Categoría',
  unit: 'Se vende por',
  priceCentavos: 'Precio',
  costCentavos: 'Costo',
  taxClass: 'Impuesto',
  restricted: 'Cuidado al vender',
  favourite: 'En favoritos',
  minimumMilli: 'Aviso de existencia',
  silhouette: 'Dibujo',
  barcodes: 'Códigos de barras',
  aliases: 'También le dicen',
  archived: 'Dado de baja',
  phone: 'Teléfono',
  creditLimitCentavos: 'Límite de fiado',
  dueRule: 'Cuándo paga',
  note: 'Nota',
};
