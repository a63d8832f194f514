import { commandVerdictSchema } from '@michangarrito/contracts';
import { createZodDto } from 'nestjs-zod';

/** The answer to every command. */
export class CommandVerdictDto extends createZodDto(commandVerdictSchema) {}
