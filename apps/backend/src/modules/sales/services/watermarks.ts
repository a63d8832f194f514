import type { CloseTill, TillReading } from '@michangarrito/contracts';

/** How far a reading goes into the journal of each device, by the device's id; null: all that has arrived. */
export type Watermarks = Readonly<Record<string, number>> | null;

/**
 * Where a corte stops. Of its own device it knows all that was written before it, whatever its list says; of a device named twice, the
 * higher number.
 */
export function watermarksOf({ deviceId, deviceSeq, payload }: CloseTill): Watermarks {
  if (payload.watermarks === undefined) return null;
  const own = { deviceId, deviceSeq: deviceSeq - 1 };
  const others = payload.watermarks.filter((mark) => mark.deviceId.toLowerCase() !== deviceId.toLowerCase());
  return highest([...others, own]);
}

/** The highest number of each device. */
export function highest(marks: TillReading['watermarks']): Readonly<Record<string, number>> {
  const numbers = new Map<string, number>();
  for (const { deviceId, deviceSeq } of marks) {
    const device = deviceId.toLowerCase();
    numbers.set(device, Math.max(deviceSeq, numbers.get(device) ?? 0));
  }
  return Object.fromEntries(numbers);
}

/** The place in its device's journal of the command that made row `r`; one that is parked has moved its cash already. */
export const SEQ_OF_ROW = `coalesce(
  (select c.device_seq from sync.commands c where c.tenant_id = r.tenant_id and c.id = r.id),
  (select h.device_seq from sync.held_commands h where h.tenant_id = r.tenant_id and h.id = r.id))`;

/** Whether a reading with the watermarks `$3` (JSON or null) knew of row `r`. */
export const IS_KNOWN = `($3::jsonb is null or ${SEQ_OF_ROW} <= coalesce(($3::jsonb ->> r.device_id::text)::int, 0))`;
