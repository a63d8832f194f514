/** A new release of the app; apart from other words, since every screen may say it. */
export const update = {
  title: 'Hay una versión nueva',
  detail: 'Actualiza cuando quieras; tu venta abierta se queda.',
  action: 'Actualizar',
};
