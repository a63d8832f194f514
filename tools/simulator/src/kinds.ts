/** What people do on devices. */
export const ACTS = [
  'sell_cash',
  'sell_card',
  'sell_fiado',
  'sell_mixed',
  'sell_weight',
  'sell_pesos',
  'sell_varios',
  'sell_discount',
  'refund_own',
  'refund_other',
  'refund_ticket',
  'new_product',
  'new_customer',
  'edit_product',
  'edit_customer',
  'abono',
  'cash_in',
  'cash_out',
  'waste',
  'purchase',
  'count',
  'open_till',
  'corte_x',
  'corte_z',
  'switch_person',
  'go_offline',
  'go_online',
  'push',
  'pull',
] as const;
export type Act = (typeof ACTS)[number];

/** What goes wrong on the way between a device and the server. Each is bound to a request of one event. */
export const WIRE_FAULTS = [
  /** The request never arrives. */
  'drop_request',
  /** The request arrives and its answer never does. */
  'drop_answer',
  /** The server gets the request twice at the same time. */
  'duplicate_request',
  /** The request arrives some events later, behind others; the device has given up on it. */
  'reorder_request',
  /** The answer comes only after the device's patience: a time-out. */
  'delay_answer',
  /** The connection ends in the middle of the answer's body. */
  'cut_answer',
  /** The request goes out with the token of another session. */
  'swap_token',
  /** A gate on the way answers with a page of its own. */
  'foreign_answer',
] as const;
export type WireFault = (typeof WIRE_FAULTS)[number];

/** What goes wrong with devices and servers. Each is an event of its own. */
export const FAULTS = [
  'clock_forward',
  'clock_back',
  'clock_drift',
  'device_death',
  'reinstall',
  'clone_storage',
  'revoke_device',
  'accept_held',
  'reject_held',
  'permissions',
  'old_journal',
  'two_tabs',
  'rush',
  'backup',
  'restore',
  'kill_backend',
  'kill_database',
] as const;
export type Fault = (typeof FAULTS)[number];

export type Kind = Act | Fault;
export type FaultKind = Fault | WireFault;
export const FAULT_KINDS: readonly FaultKind[] = [...FAULTS, ...WIRE_FAULTS];
