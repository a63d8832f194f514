import { Global, Module } from '@nestjs/common';
import { CommandRunner } from './command-runner.ts';
import { ChangeNotices } from './change-notices.ts';

/** The runner of commands, for every module that has some, and who tells that something changed. */
@Global()
@Module({ providers: [CommandRunner, ChangeNotices], exports: [CommandRunner, ChangeNotices] })
export class CommandsModule {}
