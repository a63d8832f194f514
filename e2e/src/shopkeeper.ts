import type { Locator, Page } from 'playwright-core';

/** What a shopkeeper does, by what is written on the screen. */
export class Shopkeeper {
  readonly page: Page;
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

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

  /** Taps a tile on the counter. */
  async tapTile(name: string): Promise<void> {
    await this.page
      .getByRole('tabpanel')
      .getByRole('button', { name: new RegExp(name) })
      .first()
      .click();
  }

  /** Types digits on the keypad that is open. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async goToCharge(): Promise<void> {
    await this.page
      .getByRole('contentinfo')
      .getByRole('button', { name: /^Cobrar/ })
      .click();
    await this.page.waitForURL('**/cobrar**');
  }

  /** Confirms the charge and waits until the device has it; answers the sale's id. */
  async confirmCharge(): Promise<string> {
    await this.page.getByRole('contentinfo').getByRole('button').click();
    await this.page.waitForURL('**/cobrado?venta=*');
    return new URL(this.page.url()).searchParams.get('venta') ?? '';
  }

  async newSale(): Promise<void> {
    await this.button('Nueva venta').click();
    await this.page.waitForURL('**/vender');
  }

  /** Waits until everything that happened here is on the server. */
  async waitUntilProtected(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Protegido/ })
      .first()
      .waitFor();
  }
}
