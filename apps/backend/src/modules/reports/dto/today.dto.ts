import { todayQuerySchema, todaySchema } from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class TodayDto extends createZodDto(todaySchema) {}
export class TodayQueryDto extends createZodDto(todayQuerySchema) {}
