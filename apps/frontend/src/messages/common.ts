/** Words that any screen may need. A catalogue is plain data and functions: import it and use it. */

export const appName = 'MiChangarrito';

export const nav = {
  label: 'Secciones',
  skip: 'Ir al contenido',
  menu: 'Menú',
  home: 'Inicio',
  fiados: 'Fiados',
  sell: 'Vender',
  more: 'Más',
  products: 'Productos',
  closure: 'Corte',
  sales: 'Ventas',
  settings: 'Ajustes',
  back: 'Regresar',
  backTo: (place: string) => `Regresar a ${place}`,
};

export const sectionHints = {
  sales: 'Tus tickets y devoluciones',
  products: 'Precios, códigos y existencias',
  closure: 'Cuenta tu caja y cierra el día',
  settings: 'Tu tienda, tu equipo y tus aparatos',
};

export const actions = {
  save: 'Guardar',
  saving: 'Guardando…',
  cancel: 'Cancelar',
  close: 'Cerrar',
  remove: 'Quitar',
  undo: 'Deshacer',
  retry: 'Intentar de nuevo',
  clear: 'Borrar',
  erase: 'Borrar un dígito',
  change: 'Cambiar',
  seeAll: 'Ver todo',
  done: 'Listo',
  goToSell: 'Ir a vender',
};

export const sync = {
  safe: 'Protegido',
  here: (count: number) => `${String(count)} sólo aquí`,
  alert: (count: number) => (count === 1 ? '1 te necesita' : `${String(count)} te necesitan`),
  unlinked: 'Desvinculado',
  open: 'Ver qué falta de mandar',
};

export const loading = 'Cargando…';

export const crash = {
  title: 'Esta pantalla se trabó',
  body: 'Lo que ya cobraste está guardado. Vuelve a abrirla y sigue donde ibas.',
  reload: 'Abrir de nuevo',
  home: 'Ir al inicio',
};

/** A part of the app that is not on this device yet. */
export const sectionMissing = {
  title: 'Esta sección necesita internet la primera vez',
  body: 'Tu venta abierta y lo que ya cobraste siguen guardados aquí. Sigue vendiendo, y ábrela cuando haya internet.',
  stillNone: 'Todavía no hay internet. Sigue vendiendo.',
};

export const notFound = {
  title: 'Aquí no hay nada',
  body: 'La dirección no existe o cambió de lugar.',
  action: 'Ir a vender',
};

export const quantity = {
  less: 'Quitar uno',
  more: 'Agregar uno',
};
