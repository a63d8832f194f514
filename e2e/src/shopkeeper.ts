import type { Locator, Page } from 'playwright-core';

/** With fingers on a phone, or with nothing but the keyboard (and a reader of barcodes, which types). */
export type Hand = 'fingers' | 'keyboard';

/** What a shopkeeper does, by what is written on the screen. */
export class Shopkeeper {
  readonly page: Page;
  readonly url: string;
  readonly hand: Hand;
  /** The token that the app last sent, to ask the server without the app. */
  accessToken = '';

  constructor(page: Page, url: string, hand: Hand = 'fingers') {
    page.on('request', (request) => {
      const [scheme, token] = (request.headers()['authorization'] ?? '').split(' ');
      if (scheme === 'Bearer' && token !== undefined) this.accessToken = token;
    });
    this.page = page;
    this.url = url;
    this.hand = hand;
  }

  /** Whether the screen is a phone's, where a sheet holds the lines of the sale. */
  get isPhone(): boolean {
    return (this.page.viewportSize()?.width ?? 0) < 700;
  }

  /** Taps a control, or reaches it with the keyboard and presses Enter. */
  async press(control: Locator): Promise<void> {
    if (this.hand === 'fingers') await control.click();
    else {
      await this.settled(control);
      await control.press('Enter');
    }
  }

  /** Waits until a control takes taps and keys: what confirms does so a moment after its screen or sheet has come. */
  async settled(control: Locator): Promise<void> {
    await control.click({ trial: true });
  }

  /** Chooses one of a row of options, such as *Tarjeta*. */
  async choose(option: string): Promise<void> {
    if (this.hand === 'fingers') await this.page.getByText(option, { exact: true }).click();
    else await this.page.getByRole('radio', { name: option, exact: true }).press('Space');
  }

  readonly button = (name: string | RegExp): Locator => this.page.getByRole('button', { name });

  /** Opens a shop: phone, code from the demonstration, the shop, the PIN. */
  async register(shop: { phone: string; name: string; giro: string; pin: string }): Promise<void> {
    const { page } = this;
    await page.goto(`${this.url}/registro`);
    await page.getByLabel('Tu teléfono').fill(shop.phone);
    await this.button('Mandar código').click();
    await this.button('Usarlo').click();
    await this.button('Seguir').click();
    await page.getByLabel('¿Cómo se llama tu tienda?').fill(shop.name);
    await page.getByLabel('¿Cómo te llamas?').fill('Doña Mary');
    await page.getByText(shop.giro, { exact: true }).click();
    await this.button('Seguir').click();
    await page.getByLabel('Elige tu NIP de 6 números').fill(shop.pin);
    await page.getByLabel('Escríbelo otra vez').fill(shop.pin);
    await this.button('Abrir mi tienda').click();
    await page.waitForURL('**/vender');
  }

  /** Enters a shop that there is already, on a browser that does not know it. */
  async enter(owner: { phone: string; pin: string }): Promise<void> {
    await this.page.goto(`${this.url}/acceso`);
    await this.logIn(owner);
  }

  /** On the screen that asks who it is. */
  async logIn(owner: { phone: string; pin: string }): Promise<void> {
    const { page } = this;
    await page.getByLabel('Tu teléfono').fill(owner.phone);
    await this.button('Mandar código').click();
    await this.button('Usarlo').click();
    await this.button('Seguir').click();
    await page.getByLabel('Tu NIP').fill(owner.pin);
    await this.button('Entrar').click();
    await page.waitForURL('**/vender');
  }

  /** Taps a tile on the counter. */
  async tapTile(name: string): Promise<void> {
    await this.page
      .getByRole('tabpanel')
      .getByRole('button', { name: new RegExp(name) })
      .first()
      .click();
  }

  /** Puts a product of the favourites in the sale; one that is sold by measure opens its sheet. */
  async take(name: string): Promise<void> {
    if (this.hand === 'fingers') {
      await this.tapTile(name);
      return;
    }
    await this.page.keyboard.type(name);
    await this.page.getByRole('list', { name: 'Productos encontrados' }).getByText(name).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Types an amount in the sheet that is open and confirms it with the button that says so. */
  async amount(text: string, confirm: RegExp): Promise<void> {
    const sheet = this.page.getByRole('dialog');
    await sheet.waitFor();
    const button = sheet.getByRole('button', { name: confirm });
    if (this.hand === 'fingers') {
      for (const key of text) await sheet.getByRole('button', { name: key, exact: true }).click();
      await button.click();
    } else {
      await this.page.keyboard.type(text);
      await this.settled(button);
      await this.page.keyboard.press('Enter');
    }
    await button.waitFor({ state: 'detached' });
  }

  /** A reader of barcodes types fast and ends with Enter; a phone's has to be in the search, which Escape leaves. */
  async scan(code: string): Promise<void> {
    const { keyboard } = this.page;
    if (this.hand === 'fingers') await this.page.getByLabel('Busca un producto').focus();
    await keyboard.type(code);
    await keyboard.press('Enter');
    if (this.hand === 'fingers') await keyboard.press('Escape');
  }

  /** An amount without a product. */
  async varios(amount: string): Promise<void> {
    if (this.hand === 'fingers') await this.button('Cobrar una cantidad sin producto').click();
    else await this.page.keyboard.press('F7');
    await this.amount(amount, /^Agregar \$/);
  }

  /** Opens another sale beside the one on the counter. */
  async anotherSale(): Promise<void> {
    if (this.hand === 'fingers') await this.button('Abrir otra venta').click();
    else await this.page.keyboard.press('F10');
    await this.page.getByRole('group', { name: 'Ventas abiertas' }).getByRole('button').nth(1).waitFor();
  }

  /** The lines of the sale: a computer has them always in sight. */
  async openTicket(): Promise<void> {
    if (this.isPhone) await this.button(/Ver la venta/).click();
  }

  async closeTicket(): Promise<void> {
    const hide = this.button('Esconder la venta').first();
    if (this.isPhone && (await hide.count()) > 0) await hide.click();
  }

  /** Goes on to charging once the sale is on the counter. */
  async goToCharge(): Promise<void> {
    const charge = this.page.getByRole('contentinfo').getByRole('button', { name: /^Cobrar/ });
    // What was just entered is written on the device before it can be charged.
    await this.settled(charge);
    if (this.hand === 'fingers') await charge.click();
    else await this.page.keyboard.press('F12');
    // The address changes before the screen does.
    await this.page.getByRole('heading', { name: 'Cobrar', level: 1 }).waitFor();
  }

  /** Confirms the charge and waits until the device has it; answers the sale's id. */
  async confirmCharge(): Promise<string> {
    const charge = this.page.getByRole('contentinfo').getByRole('button');
    await this.settled(charge);
    if (this.hand === 'fingers') await charge.click();
    else await this.page.keyboard.press('F12');
    await this.page.waitForURL('**/cobrado?venta=*');
    await this.button('Nueva venta').waitFor();
    return new URL(this.page.url()).searchParams.get('venta') ?? '';
  }

  async newSale(): Promise<void> {
    await this.settled(this.button('Nueva venta'));
    if (this.hand === 'fingers') await this.button('Nueva venta').click();
    else await this.page.keyboard.press('Enter');
    await this.page.waitForURL('**/vender');
    await this.page.getByRole('tabpanel').waitFor();
  }

  /** Goes to a section by its name; what a phone's band does not hold is under *Más*. */
  async goTo(section: 'Inicio' | 'Fiados' | 'Vender' | 'Productos' | 'Corte' | 'Ventas' | 'Ajustes'): Promise<void> {
    const sections = this.page.getByRole('navigation', { name: 'Secciones' });
    const link = sections.getByRole('link', { name: section, exact: true });
    const more = sections.getByRole('link', { name: 'Más', exact: true });
    const back = this.button(/^Regresar/);
    await link.or(more).or(back).first().waitFor();
    if (!(await link.isVisible()) && !(await more.isVisible())) {
      await this.press(back);
      await link.or(more).first().waitFor();
    }
    if (await link.isVisible()) {
      await this.press(link);
      return;
    }
    await this.press(more);
    await this.press(this.page.getByRole('main').getByRole('link', { name: section }));
  }

  /** Waits until everything that happened here is on the server. */
  async waitUntilProtected(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Protegido/ })
      .first()
      .waitFor();
  }
}
