import { healthSchema } from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class HealthDto extends createZodDto(healthSchema) {}
