/** What a phone reads before it trusts this computer: the one page of the launcher that a shopkeeper sees. */
export const CERTIFICATE_PAGE = {
  title: 'MiChangarrito en este teléfono',
  intro: 'Para que este teléfono confíe en la computadora de tu tienda, instala su certificado una sola vez.',
  download: 'Descargar el certificado',
  steps: [
    'Toca «Descargar el certificado».',
    'En Android: abre Ajustes, busca «certificado CA» e instala el archivo descargado. En iPhone: abre Ajustes, toca «Perfil descargado», instálalo y actívalo en General › Información › Confianza de certificados.',
    'Regresa aquí y abre MiChangarrito.',
  ],
  open: 'Abrir MiChangarrito',
} as const;
