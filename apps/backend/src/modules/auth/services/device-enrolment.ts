import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DeviceLogin } from '@michangarrito/contracts';
import { AppError } from '../../../common/errors/app-error.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { Device } from '../entities/device.entity.ts';
import { AuthKeys } from './auth-keys.ts';
import type { Ticket } from './tickets.ts';

/** A device that may open a session; its secret is told only to the login that enrolled it. */
export interface AdmittedDevice {
  readonly id: string;
  readonly name: string;
  readonly folioSeries: string;
  readonly secret: string | null;
}

/** Finds the device that logs in, or enrols it with the next folio series. */
@Injectable()
export class DeviceEnrolment {
  constructor(@Inject(AuthKeys) private readonly keys: AuthKeys) {}

  /** Inside a transaction that holds the person's row, so that two logins of one ticket come one after the other. */
  async admit(tx: TenantTx, login: DeviceLogin, personId: string, ticket: Ticket): Promise<AdmittedDevice> {
    const known = (await this.known(tx, login)) ?? (await this.forgotten(tx, login, personId));
    if (known) return known;
    // The id follows from ticket and shop: a login whose answer was lost finds its own device again and spends no second series.
    const id = this.deviceId(ticket, tx.tenantId);
    const secret = this.secret(id);
    const enrolled = await tx.manager.findOneBy(Device, { tenantId: tx.tenantId, id });
    if (enrolled?.revokedAt) throw new AppError('DEVICE_UNKNOWN');
    if (enrolled) return { id, name: enrolled.name, folioSeries: enrolled.folioSeries, secret };
    return { id, name: login.name, folioSeries: await this.enrol(tx, id, login.name, personId), secret };
  }

  /** Enrols a device under a given id; answers its folio series. */
  async enrol(tx: TenantTx, id: string, name: string, personId: string): Promise<string> {
    const [row] = await tx.query<{ series: string }>(`select auth.enroll_device($1, $2, $3, $4) as series`, [
      id,
      name,
      sha256(this.secret(id)),
      personId,
    ]);
    if (!row) throw new Error('auth.enroll_device answered nothing');
    return row.series;
  }

  private async known(tx: TenantTx, { known }: DeviceLogin): Promise<AdmittedDevice | undefined> {
    if (!known) return undefined;
    const device = await tx.manager.findOneBy(Device, { tenantId: tx.tenantId, id: known.deviceId });
    if (!device || device.revokedAt || !timingSafeEqual(device.secretHash, sha256(known.secret))) return undefined;
    return { id: device.id, name: device.name, folioSeries: device.folioSeries, secret: null };
  }

  /**
   * A device whose secret only this server can have told, and of which no shop has a row: it was enrolled after the backup that was put back.
   * It is enrolled again under its own id, so that its journal still has somebody to take it.
   */
  private async forgotten(
    tx: TenantTx,
    { known, name }: DeviceLogin,
    personId: string,
  ): Promise<AdmittedDevice | undefined> {
    if (!known || !isEqual(known.secret, this.secret(known.deviceId))) return undefined;
    const id = known.deviceId;
    const [row] = await tx.query<{ is_known: boolean }>(`select auth.is_device_of_any_shop($1) as is_known`, [id]);
    if (row?.is_known !== false) return undefined;
    return { id, name, folioSeries: await this.enrol(tx, id, name, personId), secret: null };
  }

  private deviceId(ticket: Ticket, tenantId: string): string {
    const bytes = this.keys.mac('device', `id ${ticket.id} ${tenantId}`).subarray(0, 16);
    // Version 8 of RFC 9562: bits of our own.
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private secret(deviceId: string): string {
    return this.keys.mac('device', `secret ${deviceId}`).toString('base64url');
  }
}

function isEqual(left: string, right: string): boolean {
  return timingSafeEqual(sha256(left), sha256(right));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
