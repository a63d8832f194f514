import { errorBodySchema } from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

/** Every answer that is not a success. */
export class ErrorBodyDto extends createZodDto(errorBodySchema) {}
