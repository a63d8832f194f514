import {
  depositAnswerSchema,
  depositSchema,
  heldDecisionAnswerSchema,
  heldDecisionSchema,
  heldPageSchema,
  heldQuerySchema,
  pushAnswerSchema,
  pushSchema,
} from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

export class DepositAnswerDto extends createZodDto(depositAnswerSchema) {}
export class DepositDto extends createZodDto(depositSchema) {}
export class HeldDecisionAnswerDto extends createZodDto(heldDecisionAnswerSchema) {}
export class HeldDecisionDto extends createZodDto(heldDecisionSchema) {}
export class HeldPageDto extends createZodDto(heldPageSchema) {}
export class HeldQueryDto extends createZodDto(heldQuerySchema) {}
export class PushAnswerDto extends createZodDto(pushAnswerSchema) {}
export class PushDto extends createZodDto(pushSchema) {}
