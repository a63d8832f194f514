import { businessDate } from '@michangarrito/domain';
import { useOpenSession } from './session.ts';

/** The shop's day now, `YYYY-MM-DD`. */
export function useBusinessDate(): string {
  const { device, enrolment } = useOpenSession();
  return businessDate(device.clock.now(), enrolment.shop.utcOffsetMinutes);
}

/** A business date so many days earlier. */
export function daysBefore(date: string, days: number): string {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}
