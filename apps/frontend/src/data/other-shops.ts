import { useQuery } from '@tanstack/react-query';
import { openDeviceDatabase, unprotectedIn } from '@michangarrito/local-store';
import { deviceKeys } from './keys.ts';
import { useOpenSession } from './session.ts';
import { useSyncView } from './sync-status.ts';

/** Another shop of this device, and how much of it the server does not have. */
export interface OtherShop {
  readonly tenantId: string;
  readonly name: string;
  readonly unprotected: number;
}

/** The other shops of this device whose journals wait for somebody to enter them. */
export function useShopsThatWait(): readonly OtherShop[] {
  const { device } = useOpenSession();
  const { revision } = useSyncView();
  const { data } = useQuery<OtherShop[]>({
    queryKey: ['device', device.deviceId, 'other shops', revision],
    queryFn: () => shopsThatWait(device.tenantId),
    networkMode: 'always',
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (previous) => previous,
  });
  return data ?? [];
}

async function shopsThatWait(openTenantId: string): Promise<OtherShop[]> {
  const others = await (await deviceKeys()).others(openTenantId);
  const counted = await Promise.all(
    others.map(async ({ tenantId, device, shop }) => {
      const storage = await openDeviceDatabase(tenantId, device.deviceId);
      try {
        return { tenantId, name: shop.name, unprotected: await unprotectedIn(storage) };
      } finally {
        storage.close();
      }
    }),
  );
  return counted.filter(({ unprotected }) => unprotected > 0);
}
