import { Link } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import { useShopsThatWait } from '../../../data/other-shops.ts';
import { buttonClass } from '../../../design/button-class.ts';
import { Card } from '../../../design/card.tsx';
import { otherShops } from '../../../messages/sync.ts';

/** What other shops sold on this device and have not sent: it goes up once somebody enters them. Nothing where there is none. */
export function OtherShopsCard() {
  const shops = useShopsThatWait();
  if (shops.length === 0) return null;
  return (
    <Card title={otherShops.title}>
      <div className="grid gap-2">
        {shops.map(({ tenantId, name, unprotected }) => (
          <p key={tenantId} className="text-15">
            {otherShops.waits(name, unprotected)}
          </p>
        ))}
        <Link to="/acceso" className={`${buttonClass({ variant: 'secondary' })} mt-1 justify-self-start`}>
          <LogIn aria-hidden className="size-5" />
          {otherShops.enter}
        </Link>
      </div>
    </Card>
  );
}
