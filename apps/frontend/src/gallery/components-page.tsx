import { NotebookPen, Plus, Printer, ShieldCheck, Smartphone, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Badge } from '../design/badge.tsx';
import { BankNote } from '../design/bank-note.tsx';
import { Button } from '../design/button.tsx';
import { CartLine } from '../design/cart-line.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { ErrorCard } from '../design/error-card.tsx';
import { MoneyField } from '../design/money-field.tsx';
import { ProductTile } from '../design/product-tile.tsx';
import { SelectField } from '../design/select-field.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Switch } from '../design/switch.tsx';
import { SyncPill } from '../design/sync-pill.tsx';
import { TextField } from '../design/text-field.tsx';

const nothing = () => undefined;

function Part({ title, children, className }: { title: string; children: ReactNode; className?: string }) {
  return (
    <section className={className}>
      <h2 className="mb-3 text-15 font-650 text-ink-2">{title}</h2>
      {children}
    </section>
  );
}

/** The components in their states, as on the reference sheet. */
export function ComponentsPage() {
  return (
    <div className="grid gap-8 bg-wall p-4 desk:p-8">
      <Part title="Botón">
        <div className="flex flex-wrap items-center gap-4">
          <Button variant="go" large>
            Cobrar
          </Button>
          <Button variant="go" large busy busyLabel="Cobrando…">
            Cobrar
          </Button>
          <Button variant="go" large disabled>
            Cobrar
          </Button>
          <Button variant="solid" large>
            Confirmar
          </Button>
          <Button large>Cambiar</Button>
          <Button variant="text" large>
            Ver todo
          </Button>
          <Button variant="danger" large>
            Cancelar venta
          </Button>
        </div>
      </Part>
      <div className="grid gap-8 desk:grid-cols-2">
        <Part title="Producto">
          <div className="grid grid-cols-3 gap-[7px] desk:grid-cols-[repeat(5,139px)]">
            <ProductTile name="Coca-Cola 600 ml" shape="botella" price="$19.00" noPriceLabel="" onTap={nothing} />
            <ProductTile name="Bolillo" shape="bolillo" price="$2.50" noPriceLabel="" inSale="5" onTap={nothing} />
            <ProductTile
              name="Huevo blanco"
              shape="huevo"
              price="$48.00"
              perUnit="/kg"
              noPriceLabel=""
              left="1.2 kg"
              onTap={nothing}
            />
            <ProductTile
              name="Galletas Marías"
              shape="galletas"
              price="$17.50"
              noPriceLabel=""
              left="0"
              onTap={nothing}
            />
            <ProductTile name="Paleta de cajeta" shape="dulce" noPriceLabel="Ponle precio" onTap={nothing} />
            <ProductTile name="Engrapadora Pilot" price="$85.00" noPriceLabel="" onTap={nothing} />
          </div>
        </Part>
        <Part title="Protección de ventas">
          <div className="grid justify-items-start gap-3">
            <SyncPill state={{ kind: 'safe' }} onOpen={nothing} />
            <SyncPill state={{ kind: 'here', count: 12 }} onOpen={nothing} />
            <SyncPill state={{ kind: 'unlinked' }} onOpen={nothing} />
            <SyncPill state={{ kind: 'alert', count: 1 }} onOpen={nothing} />
          </div>
        </Part>
        <Part title="Renglón de la venta">
          <ul className="overflow-hidden rounded-12 bg-paper shadow-[0_0_0_1px_var(--line)]">
            <CartLine quantity="2" name="Coca-Cola 600 ml" unitPrice="$19.00 c/u" amount="$38.00" onToggle={nothing} />
            <CartLine
              quantity="6"
              name="Jugo de mango 1 L"
              unitPrice="$18.00 c/u"
              promotion={{ badge: '6 × $15.00', before: 'antes $108.00' }}
              amount="$90.00"
              onToggle={nothing}
            />
            <CartLine
              quantity="156 g"
              name="Jamón de pierna"
              unitPrice="$128.00 por kg"
              amount="$20.00"
              onToggle={nothing}
            />
          </ul>
        </Part>
        <Fields />
        <Part title="Etiqueta">
          <div className="flex flex-wrap gap-2">
            <Badge>12 días</Badge>
            <Badge tone="paint">Pedido</Badge>
            <Badge tone="safe" icon={<ShieldCheck aria-hidden className="size-4" />}>
              Protegida
            </Badge>
            <Badge tone="here" icon={<Smartphone aria-hidden className="size-4" />}>
              Sólo aquí
            </Badge>
            <Badge tone="alert" icon={<TriangleAlert aria-hidden className="size-4" />}>
              34 días
            </Badge>
          </div>
        </Part>
        <Part title="Billetes">
          <div className="grid w-64 grid-cols-2 gap-2">
            <BankNote pesos={50} onTap={nothing} />
            <BankNote pesos={100} count={2} onTap={nothing} />
          </div>
        </Part>
      </div>
      <div className="grid gap-8 desk:grid-cols-3">
        <Part title="Vacío">
          <EmptyState
            icon={<NotebookPen aria-hidden />}
            title="Nadie te debe"
            body="Cuando fíes algo, aquí ves quién, cuánto y desde cuándo."
            action={<Button icon={<Plus aria-hidden className="size-5" />}>Fiar</Button>}
          />
        </Part>
        <Part title="Cargando">
          <div className="rounded-12 bg-paper shadow-[0_0_0_1px_var(--line)]">
            <Skeleton />
          </div>
        </Part>
        <Part title="Error">
          <ErrorCard
            icon={<Printer aria-hidden />}
            title="La impresora no contesta"
            body="La venta ya quedó guardada. Revisa que esté prendida y con papel."
            actions={
              <>
                <Button>Reintentar</Button>
                <Button variant="text">Por WhatsApp</Button>
              </>
            }
          />
        </Part>
      </div>
    </div>
  );
}

function Fields() {
  const [price, setPrice] = useState('19.00');
  const [payment, setPayment] = useState('500.00');
  const [name, setName] = useState('Galletas Marías');
  const [on, setOn] = useState(true);
  return (
    <Part title="Campos">
      <div className="grid gap-4 desk:grid-cols-2">
        <MoneyField label="Precio" value={price} onValue={setPrice} hint="por pieza" />
        <MoneyField label="Abono" value={payment} onValue={setPayment} error="Debe $342.50. Pon menos." />
        <TextField label="Nombre" value={name} onValue={setName} />
        <SelectField
          label="Se vende por"
          value="piece"
          onValue={nothing}
          options={[{ value: 'piece', label: 'Pieza' }]}
        />
        <Switch label="Favorito" hint="Sale primero al vender" on={on} onChange={setOn} />
      </div>
    </Part>
  );
}
