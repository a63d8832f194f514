import { changesPageSchema, changesQuerySchema } from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class ChangesPageDto extends createZodDto(changesPageSchema) {}
export class ChangesQueryDto extends createZodDto(changesQuerySchema) {}
