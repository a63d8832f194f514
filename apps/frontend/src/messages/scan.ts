import type { CameraProblem } from '../scan/camera.ts';

/** Reading codes with the camera. */
export const scan = {
  open: 'Escanear con la cámara',
  title: 'Escanea el código',
  titleForm: 'Escanea el código del producto',
  starting: 'Abriendo la cámara…',
  aim: 'Pon el código dentro del cuadro. Para otra pieza igual, quítala y vuelve a ponerla.',
  aimOnce: 'Pon el código dentro del cuadro.',
  picture: 'Lo que ve la cámara',
  light: 'Prender la luz',
  lightOff: 'Apagar la luz',
  done: 'Listo',
  failed: 'No se puede usar la cámara',
  /** Why, and what to do instead. */
  problems: {
    insecure: 'El navegador sólo presta la cámara en una dirección segura (https). Escribe el código o usa un lector.',
    refused:
      'No diste permiso para usar la cámara. Dáselo a MiChangarrito en los ajustes del navegador, o escribe el código.',
    none: 'Este aparato no tiene cámara. Escribe el código o usa un lector.',
    busy: 'Otra app está usando la cámara. Ciérrala y vuelve a intentar.',
    reader: 'La primera vez que escaneas hace falta internet. Por ahora escribe el código.',
  } satisfies Record<CameraProblem | 'reader', string>,
};
