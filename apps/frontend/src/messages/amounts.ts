/** What is said of an amount that was typed and is not understood. */
export const amounts = {
  unread: (text: string) => `No entendí “${text}”. Escríbelo así: 1234.50`,
  tooMuch: 'Es demasiado. Cabe hasta $9,999,999.99.',
  stray: (text: string) => `No entendí “${text}”. Bórralo para seguir.`,
  unreadCount: 'No entendí',
};
