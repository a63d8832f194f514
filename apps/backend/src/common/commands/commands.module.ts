import { Global, Module } from '@nestjs/common';
import { CommandRunner } from './command-runner.ts';

/** The runner of commands, for every module that has some. */
@Global()
@Module({ providers: [CommandRunner], exports: [CommandRunner] })
export class CommandsModule {}
