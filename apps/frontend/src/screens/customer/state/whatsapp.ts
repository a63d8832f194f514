/** Opens WhatsApp with a message written; without a number the person chooses who gets it. Nothing is sent from here. */
export function openWhatsApp(phone: string | null, text: string): void {
  const to = phone === null ? '' : `52${phone}`;
  open(`https://wa.me/${to}?text=${encodeURIComponent(text)}`, '_blank', 'noopener');
}
