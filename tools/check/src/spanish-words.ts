/**
 * Words that show a text to be Spanish. Words that English, SQL or code also use are absent (no, sin, once, come), and so are
 * the trade's own nouns (fiado, abono, corte, caja), which English messages and docs use as they are.
 */
export const SPANISH_WORDS: ReadonlySet<string> = new Set(
  `de la el los las un una unos unas en por para con que se su sus tu tus mi del al lo le les te nos y pero como cuando donde
  hay tiene tienes puede puedes debe debes este esta estos estas ese esa eso esto ya muy todo todos toda todas nuevo nueva
  otro otra cada desde hasta entre sobre hoy ayer ahora falta faltan fue ser estar venta ventas producto productos cliente
  clientes precio precios tienda dinero efectivo tarjeta cambio cuenta pago pagos cobrar vender guardar cancelar agregar
  buscar borrar quitar editar cerrar abrir entrar salir revisa intenta escribe elige toca vuelve espera nombre clave dato
  datos tarde noche inicio siguiente anterior listo gracias`.split(/\s+/),
);

/** Capitalised and alone, these are labels of a screen. */
export const SPANISH_LABELS: ReadonlySet<string> = new Set(
  `Aceptar Agregar Abrir Acceso Anterior Ayuda Borrar Buscar Cambio Cancelar Cerrar Clientes Cobrar Confirmar Continuar
  Descuento Editar Efectivo Eliminar Entrar Guardar Hoy Inicio Inventario Listo Nombre Nuevo Nueva Producto Productos Precio
  Quitar Registro Salir Siguiente Tarjeta Tienda Transferencia Vender Venta Ventas Volver`.split(/\s+/),
);
