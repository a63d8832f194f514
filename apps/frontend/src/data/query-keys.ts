/** Every answer of the server is kept under this first key, so that it can be asked anew when the server has learned something. */
export const SERVER = 'server';
