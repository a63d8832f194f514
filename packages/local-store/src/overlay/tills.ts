import type {
  AnyCommand,
  CloseTill,
  MirrorTill,
  OpenTill,
  RecordCashMovement,
  RecordFiadoPayment,
  RecordSale,
  RefundSale,
  RefundTicket,
  TillReading,
} from '@michangarrito/contracts';
import {
  ZERO_CENTAVOS,
  addCentavos,
  signedCash,
  sumCentavos,
  type CashKind,
  type Centavos,
} from '@michangarrito/domain';
import type { Rows } from './commands.ts';

/** Sessions as they change, and what no session has that none of these cortes took: a till that is opened later has it too. */
interface Changing {
  readonly tills: Map<string, MirrorTill>;
  loose: readonly InTill[];
}
type InTill = RecordSale | RefundSale | RefundTicket | RecordFiadoPayment | RecordCashMovement;
type Figures = Omit<TillReading, 'session'>;

const EMPTY: Figures = {
  expectedCentavos: ZERO_CENTAVOS,
  movements: [],
  salesCount: 0,
  salesCentavos: ZERO_CENTAVOS,
  refundsCentavos: ZERO_CENTAVOS,
  byMethod: {
    cashCentavos: ZERO_CENTAVOS,
    cardCentavos: ZERO_CENTAVOS,
    transferCentavos: ZERO_CENTAVOS,
    fiadoCentavos: ZERO_CENTAVOS,
  },
  watermarks: [],
};

/**
 * Till sessions as they will be once the server has these commands (oldest first), each with this device's watermark at the last command
 * that it counts. `nameOf` is who opens a till here, by the id of the person.
 */
export function overlayTills(
  tills: Rows<MirrorTill>,
  commands: readonly AnyCommand[],
  nameOf: (personId: string) => string,
): Rows<MirrorTill> {
  const changing: Changing = { tills: new Map(tills), loose: [] };
  for (const command of commands) apply(changing, command, nameOf);
  return changing.tills;
}

/** The drawer that a device sells with: its own session, else the shop's last; without one nothing is in it. */
export function tillReading(tills: Rows<MirrorTill>, deviceId: string): TillReading {
  const open = [...tills.values()]
    .filter(({ closedAt }) => closedAt === null)
    .sort((left, right) => (left.openedAt < right.openedAt ? 1 : -1));
  const till = open.find((one) => one.deviceId === deviceId) ?? open[0];
  if (till === undefined) return { session: null, ...EMPTY };
  const { id, openedAt, openedByName, floatCentavos, businessDate } = till;
  return { ...figuresOf(till), session: { id, openedAt, openedByName, floatCentavos, businessDate } };
}

function figuresOf(till: Figures): Figures {
  const { expectedCentavos, movements, salesCount, salesCentavos, refundsCentavos, byMethod, watermarks } = till;
  return { expectedCentavos, movements, salesCount, salesCentavos, refundsCentavos, byMethod, watermarks };
}

function apply(changing: Changing, command: AnyCommand, nameOf: (personId: string) => string): void {
  switch (command.type) {
    case 'openTill':
      return open(changing, command, nameOf);
    case 'closeTill':
      return close(changing, command);
    case 'recordSale':
    case 'refundSale':
    case 'refundTicket':
    case 'recordFiadoPayment':
    case 'recordCashMovement':
      return inEach(changing, command);
    case 'createProduct':
    case 'editProduct':
    case 'createCategory':
    case 'createCustomer':
    case 'editCustomer':
    case 'recordStockMovement':
  }
}

/** The session that the command names; what knew of none is in the reading of every open one, until a corte takes it. */
function inEach(changing: Changing, command: InTill): void {
  const { tillSessionId } = command.payload;
  const { tills } = changing;
  if (tillSessionId === null) changing.loose = [...changing.loose, command];
  for (const till of [...tills.values()]) {
    const isCounted = till.closedAt === null && (tillSessionId === null || tillSessionId === till.id);
    if (isCounted) tills.set(till.id, count(till, command));
  }
}

function count(till: MirrorTill, command: InTill): MirrorTill {
  return raiseWatermark(counted(till, command), command);
}

function counted(till: MirrorTill, command: InTill): MirrorTill {
  switch (command.type) {
    case 'recordSale':
      return sell(till, command);
    case 'refundSale':
    case 'refundTicket':
      return refund(till, command);
    case 'recordFiadoPayment':
      return command.payload.method === 'cash' ? move(till, 'abono', command.payload.amountCentavos) : till;
    case 'recordCashMovement':
      return move(till, command.payload.kind, command.payload.amountCentavos);
  }
}

function raiseWatermark(till: MirrorTill, { deviceId, deviceSeq }: AnyCommand): MirrorTill {
  const others = till.watermarks.filter((one) => one.deviceId !== deviceId);
  const own = till.watermarks.find((one) => one.deviceId === deviceId)?.deviceSeq ?? 0;
  return { ...till, watermarks: [...others, { deviceId, deviceSeq: Math.max(own, deviceSeq) }] };
}

function open({ tills, loose }: Changing, command: OpenTill, nameOf: (personId: string) => string): void {
  if (tills.has(command.id)) return;
  tills.set(command.id, loose.reduce(count, opened(command, nameOf(command.actorId))));
}

function opened(command: OpenTill, openedByName: string): MirrorTill {
  const { id, deviceId, recordedAt: openedAt, businessDate, payload } = command;
  const { floatCentavos } = payload;
  const till = { ...EMPTY, id, deviceId, openedAt, openedByName, floatCentavos, businessDate, closedAt: null };
  return raiseWatermark(move(till, 'float', floatCentavos), command);
}

function close(changing: Changing, { payload, recordedAt }: CloseTill): void {
  const till = changing.tills.get(payload.tillSessionId);
  if (payload.kind !== 'z' || till?.closedAt !== null) return;
  changing.tills.set(till.id, { ...till, closedAt: recordedAt });
  changing.loose = [];
}

function sell(till: MirrorTill, { payload }: RecordSale): MirrorTill {
  const paid = (method: string) => amountBy(payload.payments, method);
  const { byMethod } = till;
  const sold = {
    ...till,
    salesCount: till.salesCount + 1,
    salesCentavos: addCentavos(till.salesCentavos, payload.totalCentavos),
    byMethod: {
      cashCentavos: addCentavos(byMethod.cashCentavos, paid('cash')),
      cardCentavos: addCentavos(byMethod.cardCentavos, paid('card')),
      transferCentavos: addCentavos(byMethod.transferCentavos, paid('transfer')),
      fiadoCentavos: addCentavos(byMethod.fiadoCentavos, paid('fiado')),
    },
  };
  return paid('cash') > 0 ? move(sold, 'sale', paid('cash')) : sold;
}

function refund(till: MirrorTill, { payload }: RefundSale | RefundTicket): MirrorTill {
  const cash = amountBy(payload.payments, 'cash');
  const refunded = { ...till, refundsCentavos: addCentavos(till.refundsCentavos, payload.totalCentavos) };
  return cash > 0 ? move(refunded, 'refund', cash) : refunded;
}

function amountBy(
  payments: readonly { readonly method: string; readonly amountCentavos: Centavos }[],
  method: string,
): Centavos {
  return sumCentavos(payments.filter((one) => one.method === method).map(({ amountCentavos }) => amountCentavos));
}

function move(till: MirrorTill, kind: CashKind, amountCentavos: Centavos): MirrorTill {
  const signed = signedCash({ kind, amountCentavos });
  const before = till.movements.find((movement) => movement.kind === kind);
  const now = {
    kind,
    count: (before?.count ?? 0) + 1,
    amountCentavos: addCentavos(before?.amountCentavos ?? ZERO_CENTAVOS, signed),
  };
  return {
    ...till,
    expectedCentavos: addCentavos(till.expectedCentavos, signed),
    movements: [...till.movements.filter((movement) => movement !== before), now],
  };
}
