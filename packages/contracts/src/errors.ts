/**
 * The one catalogue of what can go wrong. The code is stable and for programs; the message is what a person reads and says what to do
 * next; `retryable` says whether the same call may succeed later by itself.
 */
type ErrorEntry = { readonly status: number; readonly retryable: boolean; readonly message: string };

const entry = (status: number, message: string, retryable = false): ErrorEntry => ({ status, retryable, message });

export const ERROR_CATALOG = {
  // The call itself
  INVALID_INPUT: entry(400, 'Revisa los datos marcados y vuelve a intentar.'),
  NOT_FOUND: entry(404, 'No encontramos lo que buscas. Puede que ya no exista.'),
  BODY_TOO_LARGE: entry(413, 'Es demasiado de una sola vez. Manda menos.'),
  UNSUPPORTED_MEDIA: entry(415, 'Ese formato no lo entendemos.'),
  TOO_MANY_REQUESTS: entry(429, 'Van muchos intentos seguidos. Espera un momento y vuelve a intentar.', true),
  INTERNAL: entry(500, 'Algo falló de nuestro lado. Lo que guardaste está a salvo; intenta de nuevo.', true),
  UNAVAILABLE: entry(503, 'El servidor está ocupado. Tus ventas siguen guardadas; se mandan solas.', true),

  // Getting in
  NOT_LOGGED_IN: entry(401, 'Entra de nuevo para seguir. Tus ventas siguen guardadas.'),
  SESSION_ENDED: entry(401, 'Esta sesión se cerró. Entra de nuevo; tus ventas siguen guardadas.'),
  CODE_WRONG: entry(422, 'Ese código no es. Revísalo o pide otro.'),
  CODE_EXPIRED: entry(422, 'Ese código ya no sirve: venció o se acabaron los intentos. Pide otro.'),
  TICKET_EXPIRED: entry(422, 'Pasó mucho tiempo. Pide otro código para empezar de nuevo.'),
  PIN_WRONG: entry(422, 'Ese NIP no es. Revísalo y vuelve a intentar.'),
  PIN_LOCKED: entry(423, 'Van muchos NIP equivocados. Espera 15 minutos y vuelve a intentar.', true),
  PIN_NOT_SET: entry(422, 'Esa persona todavía no tiene NIP. Que entre con su teléfono o ponle uno en Equipo.'),
  PIN_TOO_SIMPLE: entry(422, 'Ese NIP es muy fácil de adivinar. Elige otro.'),
  PIN_LENGTH: entry(422, 'El NIP del dueño lleva 6 números; el de un empleado, de 4 a 6.'),
  PHONE_HAS_NO_SHOP: entry(404, 'Ese teléfono todavía no tiene tienda. Regístrala, es gratis.'),
  PHONE_TAKEN: entry(409, 'Esa persona ya está en tu equipo con ese teléfono.'),
  SHOP_SUSPENDED: entry(403, 'Esta tienda está suspendida. Escríbenos para reactivarla; tus ventas siguen guardadas.'),
  CODE_CHANNEL_MISSING: entry(503, 'Por ahora no podemos mandarte el código. Intenta más tarde.', true),
  DEVICE_UNKNOWN: entry(401, 'Este aparato ya no está enlazado. Entra de nuevo.'),
  DEVICE_REVOKED: entry(
    403,
    'Este aparato se dio de baja. Lo que vendió se entrega para que el dueño lo revise; para seguir, entra de nuevo.',
  ),
  DEVICE_NOT_FOUND: entry(404, 'Ese aparato no es de tu tienda.'),
  PERMISSION_MISSING: entry(403, 'No tienes permiso para esto. Pídeselo al dueño.'),
  OWNER_STAYS: entry(422, 'El dueño no se puede quitar ni perder permisos.'),

  // Commands
  WRONG_TENANT: entry(403, 'Esto es de otra tienda. Entra con la tienda correcta para mandarlo.'),
  COMMAND_CONFLICT: entry(409, 'Ya hay otro movimiento con este mismo número. No se guardó dos veces.'),
  PERSON_NOT_FOUND: entry(404, 'Esa persona no es de esta tienda.'),
  PRODUCT_NOT_FOUND: entry(404, 'Ese producto no está en tu tienda.'),
  CATEGORY_NOT_FOUND: entry(404, 'Esa categoría no está en tu tienda.'),
  CUSTOMER_NOT_FOUND: entry(404, 'Ese cliente no está en tu tienda.'),
  SALE_NOT_FOUND: entry(404, 'Esa venta no está en tu tienda.'),
  TILL_SESSION_NOT_FOUND: entry(404, 'Esa caja no está en tu tienda.'),
  CLOSURE_NOT_FOUND: entry(404, 'Ese corte no está en tu tienda.'),
  PARENT_MISSING: entry(409, 'Está guardado. Se completa solo cuando llegue lo que falta de otro aparato.', true),
  COMMAND_FAILED: entry(500, 'Está guardado. Algo falló al apuntarlo; lo intentamos de nuevo solos.', true),
  DECLINED_BY_OWNER: entry(409, 'Se revisó y se decidió no apuntarlo.'),
  AWAITS_OWNER: entry(409, 'Está guardado. Falta que el dueño lo acepte.', true),
  UPGRADE_REQUIRED: entry(
    426,
    'Hay una versión nueva de MiChangarrito. Ciérrala y ábrela con internet; tus ventas siguen guardadas.',
  ),

  // Selling
  CART_EMPTY: entry(422, 'Agrega algo a la venta para cobrar.'),
  LINE_AMOUNT_WRONG: entry(422, 'El importe de un renglón no cuadra con su precio y cantidad.'),
  QUANTITY_NOT_POSITIVE: entry(422, 'La cantidad debe ser mayor que cero.'),
  PIECES_NOT_WHOLE: entry(422, 'Eso se vende por pieza: pon una cantidad entera.'),
  PRICE_NEGATIVE: entry(422, 'El precio no puede ser menor que cero.'),
  DISCOUNT_TOO_LARGE: entry(422, 'El descuento no puede ser mayor que lo que se vende.'),
  AMOUNT_OUT_OF_RANGE: entry(422, 'Esa cantidad es demasiado grande.'),
  SALE_TOTAL_MISMATCH: entry(422, 'El total no cuadra con los renglones. Revisa la venta.'),
  PAYMENTS_DO_NOT_MATCH: entry(422, 'Los pagos no suman el total de la venta.'),
  TENDERED_TOO_SMALL: entry(422, 'Lo que recibes no alcanza para cubrir el pago.'),
  CASH_TENDER_ONLY: entry(422, 'Sólo el efectivo lleva cambio.'),
  FIADO_NEEDS_CUSTOMER: entry(422, 'Elige a quién le fías.'),
  VARIOS_OUT_OF_RANGE: entry(422, 'Varios debe ser mayor que cero y no pasar del tope de tu tienda.'),
  REFUND_EXCEEDS_SALE: entry(422, 'No puedes devolver más de lo que se vendió.'),
  REFUND_TOTAL_MISMATCH: entry(422, 'Lo que devuelves no cuadra con los renglones.'),
  REFUND_FIADO_MISMATCH: entry(422, 'Esa devolución no corresponde a lo que se fió.'),

  // Catalogue, customers, till
  BARCODE_TAKEN: entry(409, 'Ese código ya es de otro producto.'),
  NOTHING_TO_CHANGE: entry(422, 'No hay nada que cambiar.'),
  COUNT_MISMATCH: entry(422, 'Los billetes y monedas no suman lo contado.'),
  COUNT_MISSING: entry(422, 'Cuenta el dinero para cerrar el día.'),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERROR_CATALOG;

/** Whether a text is one of our codes: answers come from servers that may be newer than the reader. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CATALOG, code);
}

/** What a person reads for a code; an unknown one reads as `INTERNAL`. */
export function errorMessage(code: string): string {
  return ERROR_CATALOG[isErrorCode(code) ? code : 'INTERNAL'].message;
}
